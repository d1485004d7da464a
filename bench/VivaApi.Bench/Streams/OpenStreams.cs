using System.Net.Http.Headers;

namespace VivaApi.Bench.Streams;

/// <summary>Many event streams read at once, each on a connection of its own, as many browsers would.</summary>
internal sealed class OpenStreams : IDisposable
{
    private const string End = "\"state\":\"succeeded\"";
    private const int OpenedAtOnce = 50;

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = int.MaxValue })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly List<(HttpResponseMessage Response, StreamReader Reader)> open = [];

    private OpenStreams()
    {
    }

    /// <summary>Returns when every stream has told how its job stands.</summary>
    public static async Task<OpenStreams> OpenAsync(
        Uri copy, IReadOnlyList<(Guid JobId, string Token)> jobs, int count, CancellationToken cancellationToken)
    {
        var streams = new OpenStreams();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(OpenedAtOnce))
        {
            var opened = await Task.WhenAll(chunk.Select(
                number => streams.OpenOneAsync(copy, jobs[number % jobs.Count], cancellationToken)));
            streams.open.AddRange(opened);
        }

        return streams;
    }

    /// <returns>How many saw their job succeed before they ended.</returns>
    public async Task<int> UntilAllHaveEndedAsync(CancellationToken cancellationToken)
    {
        var ended = await Task.WhenAll(open.Select(async stream =>
        {
            var told = false;
            while (await stream.Reader.ReadLineAsync(cancellationToken) is { } line)
            {
                told |= line.Contains(End, StringComparison.Ordinal);
            }

            return told;
        }));
        return ended.Count(told => told);
    }

    public void Dispose()
    {
        foreach (var (response, reader) in open)
        {
            reader.Dispose();
            response.Dispose();
        }

        http.Dispose();
    }

    private async Task<(HttpResponseMessage Response, StreamReader Reader)> OpenOneAsync(
        Uri copy, (Guid JobId, string Token) job, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(copy, $"/api/v1/generations/{job.JobId}/events"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", job.Token);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line && !line.StartsWith("data:", StringComparison.Ordinal))
        {
            // The first event is the job as it stands.
        }

        return (response, reader);
    }
}
