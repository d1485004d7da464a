using System.Net;
using System.Text.Json.Nodes;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>One server-sent event; a comment has neither id nor name.</summary>
internal sealed record ServerEvent(string? Id, string? Name, JsonNode? Data)
{
    public string State => (string)Data!["state"]!;
}

/// <summary>An open event stream, read as a browser reads it.</summary>
internal sealed class EventStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private EventStream(HttpResponseMessage response, StreamReader reader)
    {
        this.response = response;
        this.reader = reader;
    }

    public static async Task<EventStream> OpenAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.StartsWith("retry: ", await reader.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal(string.Empty, await reader.ReadLineAsync());
        return new EventStream(response, reader);
    }

    /// <summary>The next event or comment; null when the stream has ended.</summary>
    public async Task<ServerEvent?> NextAsync()
    {
        var read = new ServerEvent(null, null, null);
        while (await reader.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            var (field, value) = line.Split(": ", 2) is [var name, var rest] ? (name, rest) : (line, string.Empty);
            read = field switch
            {
                "id" => read with { Id = value },
                "event" => read with { Name = value },
                "data" => read with { Data = JsonNode.Parse(value) },
                _ => read,
            };
            if (line.Length == 0)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>Everything up to the end, comments left out.</summary>
    public async Task<List<ServerEvent>> ToTheEndAsync()
    {
        var all = new List<ServerEvent>();
        while (await NextAsync() is { } next)
        {
            if (next.Id is not null)
            {
                all.Add(next);
            }
        }

        return all;
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
