using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.Bench.Product;

/// <summary>
/// A customer over HTTP who is not put off: whatever copy is dead or busy, the same request goes to the next one, with the same
/// idempotency key.
/// </summary>
internal sealed class BenchCustomer(IReadOnlyList<Uri> copies, int number, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient http = LoopbackClient.Create(TimeSpan.FromSeconds(20));
    private int turn;

    public string? AccessToken { get; private set; }

    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var account = new { email = $"customer-{number}@bench.example", password = $"a-long-password-{number}" };
        await SendAsync(HttpMethod.Post, "auth/register", account, cancellationToken, HttpStatusCode.Conflict);
        var tokens = await SendAsync(HttpMethod.Post, "auth/login", account, cancellationToken);
        AccessToken = (string?)tokens!["accessToken"];
    }

    public async Task BuyAsync(string package, AlipayStandIn alipay, CancellationToken cancellationToken)
    {
        var placed = await SendAsync(HttpMethod.Post, "orders", new { packageCode = package, channel = "page" }, cancellationToken);
        await alipay.PaysAsync((string)placed!["payment"]!["payUrl"]!, cancellationToken);
        var order = $"orders/{placed["order"]!["id"]}";
        while ((string?)(await SendAsync(HttpMethod.Get, order, body: null, cancellationToken))!["state"] != "paid")
        {
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <returns>The job's id.</returns>
    public async Task<Guid> GenerateAsync(string prompt, CancellationToken cancellationToken) =>
        (Guid)(await SendAsync(HttpMethod.Post, "generations", new { prompt }, cancellationToken))!["id"]!;

    public Task<JsonNode?> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, body: null, cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<JsonNode?> SendAsync(
        HttpMethod method, string path, object? body, CancellationToken cancellationToken, HttpStatusCode alsoGood = HttpStatusCode.OK)
    {
        var key = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        while (true)
        {
            var copy = copies[Interlocked.Increment(ref turn) % copies.Count];
            using var request = new HttpRequestMessage(method, new Uri(copy, $"/api/v1/{path}"));
            request.Content = body is null ? null : JsonContent.Create(body);
            request.Headers.Add("Idempotency-Key", key);
            request.Headers.Authorization = AccessToken is null ? null : new AuthenticationHeaderValue("Bearer", AccessToken);
            try
            {
                using var answer = await http.SendAsync(request, cancellationToken);
                if (answer.IsSuccessStatusCode || answer.StatusCode == alsoGood)
                {
                    return JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
                }

                if (!MayPass(answer.StatusCode))
                {
                    throw new SandboxException(
                        $"{method} {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException
                || (lost is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // A copy that was killed: another one answers, or the same one in a moment.
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static bool MayPass(HttpStatusCode status) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict;
}
