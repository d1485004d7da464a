using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VivaApi.Sandbox.Viva;

namespace VivaApi.UnitTests.Sandbox.Viva;

/// <summary>The stand-in's management routes, asked as an operator's programme would ask them.</summary>
internal sealed class TheAccount(TheViva viva) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = viva.StandIn.BaseAddress };

    public const string AccessToken = "sandbox-access-token";

    public Task<(HttpStatusCode Status, JsonNode? Json)> GetAsync(string path, string? bearer = AccessToken) =>
        SendAsync(HttpMethod.Get, path, body: null, bearer);

    public Task<(HttpStatusCode Status, JsonNode? Json)> PostAsync(string path, object body, string? bearer = AccessToken) =>
        SendAsync(HttpMethod.Post, path, body, bearer);

    public Task<(HttpStatusCode Status, JsonNode? Json)> PutAsync(string path, object body) =>
        SendAsync(HttpMethod.Put, path, body, AccessToken);

    public Task<(HttpStatusCode Status, JsonNode? Json)> DeleteAsync(string path) =>
        SendAsync(HttpMethod.Delete, path, body: null, AccessToken);

    /// <summary>Makes a token that holds so many credits and answers its number.</summary>
    public async Task<int> TokenAsync(string name, long credits)
    {
        var made = await PostAsync("/api/token/", new { name, remain_quota = credits * StandInPrices.QuotaPerCredit, expired_time = -1 });
        Assert.True((bool)made.Json!["success"]!, (string?)made.Json["message"]);
        Assert.Null(made.Json["data"]);
        return (int)(await FoundAsync(name))["id"]!;
    }

    public async Task<JsonNode> FoundAsync(string name)
    {
        var found = (await GetAsync($"/api/token/search?keyword={name}")).Json!["data"]!;
        return Assert.Single((found as JsonArray ?? found["items"]!.AsArray()))!;
    }

    /// <summary>The whole key, as a caller sends it.</summary>
    public async Task<string> KeyAsync(int id) =>
        $"sk-{(string?)(await PostAsync($"/api/token/{id}/key", new { })).Json!["data"]!["key"]}";

    public void Dispose() => http.Dispose();

    private async Task<(HttpStatusCode Status, JsonNode? Json)> SendAsync(HttpMethod method, string path, object? body, string? bearer)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.Add("New-Api-User", "1");
        request.Headers.Authorization = bearer is null ? null : new("Bearer", bearer);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
