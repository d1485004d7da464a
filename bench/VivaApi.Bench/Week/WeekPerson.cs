using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.Bench.Week;

/// <summary>A customer or the operator, who calls now this copy and now that one.</summary>
internal sealed class WeekPerson(WeekWorld world, int number, TimeProvider clock) : IDisposable
{
    private const string Password = "a-long-password";

    private readonly HttpClient http = new();
    private DateTimeOffset loggedIn = DateTimeOffset.MinValue;
    private int turn;

    public string Email => $"week-{number}@example.com";

    /// <summary>Videos that were turned away because VivaAPI could not be paid or took none.</summary>
    public int TurnedAway { get; private set; }

    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(Url("/auth/register"), new { email = Email, password = Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task BuyAsync(string packageCode, AlipayStandIn alipay, CancellationToken cancellationToken)
    {
        var answer = await SendAsync("/orders", new { packageCode, channel = "page" }, cancellationToken);
        await alipay.PaysAsync((string)answer!["payment"]!["payUrl"]!, cancellationToken);
        await alipay.WaitForDeliveriesAsync((string)answer["order"]!["outTradeNo"]!, 1, cancellationToken);
    }

    /// <returns>Whether it was taken.</returns>
    public async Task<bool> GenerateAsync(string prompt, CancellationToken cancellationToken)
    {
        var taken = await SendAsync("/generations", new { prompt }, cancellationToken) is not null;
        TurnedAway += taken ? 0 : 1;
        return taken;
    }

    public Task<JsonNode?> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        SendAsync(path, body, cancellationToken);

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken)
    {
        await LogInAsync(cancellationToken);
        var text = await http.GetStringAsync(Url(path), cancellationToken);
        return JsonNode.Parse(text)!;
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonNode?> SendAsync(string path, object body, CancellationToken cancellationToken)
    {
        await LogInAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString());
        using var answer = await http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)
            : answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.PaymentRequired ? null
            : throw new InvalidOperationException($"{path} answered {text}");
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
