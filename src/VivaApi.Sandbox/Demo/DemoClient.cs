using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace VivaApi.Sandbox.Demo;

/// <summary>
/// A customer's HTTP client: it tries again while the service is away, with the same idempotency key, and gives up at the demo's end.
/// </summary>
internal sealed class DemoClient : IDisposable
{
    private const int LongestProblem = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(20);

    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly Action<string> say;

    public DemoClient(string api, Action<string> say, TimeProvider time)
    {
        http = LoopbackClient.Create(OneTry);
        http.BaseAddress = new Uri($"{api}/api/v1/");
        this.say = say;
        this.time = time;
    }

    /// <summary>Sent with every request from now on.</summary>
    public void SignIn(string accessToken) => http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
        "Bearer", accessToken);

    public Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), ReadAsync<T>, alsoGood: null, cancellationToken);

    /// <param name="idempotencyKey">Made before the first try and kept over all; null where the API asks for none.</param>
    public Task<T> PostAsync<T>(string path, object body, string? idempotencyKey, CancellationToken cancellationToken) =>
        SendAsync(() => Post(path, body, idempotencyKey), ReadAsync<T>, alsoGood: null, cancellationToken);

    /// <summary>Creates something that a lost answer may have created already: then 409 is as good as 201.</summary>
    public Task CreateAsync(string path, object body, CancellationToken cancellationToken) =>
        SendAsync(
            () => Post(path, body, idempotencyKey: null),
            static (_, _) => Task.FromResult(true),
            HttpStatusCode.Conflict,
            cancellationToken);

    /// <summary>A file, and its content type.</summary>
    public Task<(byte[] Content, string? Type)> DownloadAsync(string path, CancellationToken cancellationToken) => SendAsync(
        () => new HttpRequestMessage(HttpMethod.Get, path),
        static async (answer, cancellation) => (
            await answer.Content.ReadAsByteArrayAsync(cancellation), answer.Content.Headers.ContentType?.MediaType),
        alsoGood: null,
        cancellationToken);

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Post(string path, object body, string? idempotencyKey)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return request;
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        await answer.Content.ReadFromJsonAsync<T>(cancellationToken) ?? throw new JsonException("the answer is null");

    private async Task<T> SendAsync<T>(
        Func<HttpRequestMessage> make,
        Func<HttpResponseMessage, CancellationToken, Task<T>> readAsync,
        HttpStatusCode? alsoGood,
        CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            using var request = make();
            string failure;
            try
            {
                using var answer = await http.SendAsync(request, cancellationToken);
                if (answer.IsSuccessStatusCode || (tries > 1 && answer.StatusCode == alsoGood))
                {
                    return await readAsync(answer, cancellationToken);
                }

                failure = await DescribeAsync(request, answer, cancellationToken);
                if (!MayPass(answer.StatusCode, failure))
                {
                    throw new SandboxException(failure);
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException
                || (lost is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                failure = $"{request.Method} {request.RequestUri}: {lost.Message}";
            }

            if (tries == 1)
            {
                say($"{failure}; trying again");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    // A restart, a busy moment, or the first copy of the same request still at work.
    private static bool MayPass(HttpStatusCode status, string failure) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests
        || (status == HttpStatusCode.Conflict && failure.Contains("request_in_progress", StringComparison.Ordinal));

    private static async Task<string> DescribeAsync(
        HttpRequestMessage request, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        var told = body.Length > LongestProblem ? body[..LongestProblem] : body;
        try
        {
            if (JsonSerializer.Deserialize<ProblemAnswer>(body, JsonSerializerOptions.Web) is { } problem)
            {
                told = $"{problem.Code} {problem.Title} {problem.Detail}";
            }
        }
        catch (JsonException)
        {
            // Not a problem document: the body itself is shown.
        }

        return $"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}: {told.Trim()}";
    }
}
