using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.Bench.Week;

/// <summary>An order as its buyer was told of it.</summary>
internal sealed record WeekOrder(Guid Id, string OutTradeNo);

/// <summary>A customer or the operator, who calls now this copy and now that one.</summary>
internal sealed class WeekPerson(WeekWorld world, string name, TimeProvider clock) : IDisposable
{
    private const string Password = "a-long-password";

    private readonly HttpClient http = new();
    private DateTimeOffset loggedIn = DateTimeOffset.MinValue;
    private int turn;
    private int videos;

    public string Email => EmailOf(name);

    public static string EmailOf(string name) => $"week-{name}@example.com";

    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(Url("/auth/register"), new { email = Email, password = Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<WeekOrder> BuyAsync(string packageCode, AlipayStandIn alipay, CancellationToken cancellationToken)
    {
        var answer = await PostAsync("/orders", new { packageCode, channel = "page" }, cancellationToken);
        var order = new WeekOrder((Guid)answer["order"]!["id"]!, (string)answer["order"]!["outTradeNo"]!);
        await alipay.PaysAsync((string)answer["payment"]!["payUrl"]!, cancellationToken);
        await alipay.WaitForDeliveriesAsync(order.OutTradeNo, 1, cancellationToken);
        return order;
    }

    /// <param name="fault">What goes wrong with the video at VivaAPI, as its stand-in reads it; null when nothing does.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>202, or 402 or 503 when it was turned away.</returns>
    public async Task<HttpStatusCode> GenerateAsync(string? fault, CancellationToken cancellationToken)
    {
        var prompt = string.Create(CultureInfo.InvariantCulture, $"{name}, video {videos++}")
            + (fault is null ? string.Empty : $" [[fault:{fault}]]");
        var (status, text) = await SendAsync(HttpMethod.Post, "/generations", new { prompt }, cancellationToken);
        return status is HttpStatusCode.Accepted or HttpStatusCode.PaymentRequired or HttpStatusCode.ServiceUnavailable
            ? status
            : throw new InvalidOperationException($"A video was answered {text}");
    }

    public Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        ReadAsync(HttpMethod.Post, path, body, cancellationToken);

    public Task<JsonNode> PatchAsync(string path, object body, CancellationToken cancellationToken) =>
        ReadAsync(HttpMethod.Patch, path, body, cancellationToken);

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken)
    {
        await LogInAsync(cancellationToken);
        var text = await http.GetStringAsync(Url(path), cancellationToken);
        return JsonNode.Parse(text)!;
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> ReadAsync(HttpMethod method, string path, object body, CancellationToken cancellationToken)
    {
        var (status, text) = await SendAsync(method, path, body, cancellationToken);
        return (int)status is >= 200 and < 300
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{path} answered {status}: {text}");
    }

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(
        HttpMethod method, string path, object body, CancellationToken cancellationToken)
    {
        await LogInAsync(cancellationToken);
        using var request = new HttpRequestMessage(method, Url(path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString());
        using var answer = await http.SendAsync(request, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    private async Task LogInAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - loggedIn < TimeSpan.FromHours(23))
        {
            return;
        }

        using var answer = await http.PostAsJsonAsync(Url("/auth/login"), new { email = Email, password = Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var tokens = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)tokens["accessToken"]!);
        loggedIn = clock.GetUtcNow();
    }

    private Uri Url(string path) => new(world.Copies[turn++ % world.Copies.Count].Address, $"/api/v1{path}");
}
