using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VivaApi.Bench.Shop;

/// <summary>An order as its customer sees it.</summary>
internal sealed record PlacedOrder(Guid Id, string OutTradeNo, string PayUrl);

/// <summary>A customer or an operator at the API, logged in again whenever the clock has ended the log-in.</summary>
internal sealed class Person(ShopService service, string email, TimeProvider clock) : IDisposable
{
    private const string Password = "a-long-password";

    private readonly HttpClient http = new() { BaseAddress = service.Address };
    private DateTimeOffset loggedIn = DateTimeOffset.MinValue;

    public string Email => email;

    public async Task<Person> RegisterAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync("/api/v1/auth/register", new { email, password = Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return this;
    }

    public async Task<PlacedOrder> OrderAsync(string packageCode, CancellationToken cancellationToken)
    {
        var answer = await PostAsync("/orders", new { packageCode, channel = "page" }, cancellationToken);
        var order = answer["order"]!;
        return new PlacedOrder(Guid.Parse((string)order["id"]!), (string)order["outTradeNo"]!, (string)answer["payment"]!["payUrl"]!);
    }

    /// <returns>Whether it is closed now; false when a payment was faster.</returns>
    public async Task<bool> ClosesAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        await LogInAsync(cancellationToken);
        using var answer = await http.PostAsync($"/api/v1/orders/{order.Id}/close", null, cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    public Task RefundAsync(PlacedOrder order, long amountFen, CancellationToken cancellationToken) =>
        PostAsync($"/admin/orders/{order.Id}/refund", new { amountFen, reason = "simulated" }, cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        await LogInAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString());
        using var answer = await http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path} answered {text}");
    }

    private async Task LogInAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - loggedIn < TimeSpan.FromHours(23))
        {
            return;
        }

        using var answer = await http.PostAsJsonAsync("/api/v1/auth/login", new { email, password = Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var tokens = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)tokens["accessToken"]!);
        loggedIn = clock.GetUtcNow();
    }
}
