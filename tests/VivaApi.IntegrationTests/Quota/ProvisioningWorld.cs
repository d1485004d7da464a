using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>A world in one of the three modes, with a VivaAPI of one of the two ages.</summary>
public class ProvisioningWorld(TestDatabases databases) : World(databases)
{
    /// <summary>For copies of the service that are started from now on.</summary>
    internal ProvisioningMode Mode { get; set; } = ProvisioningMode.Hybrid;

    internal VivaManner Manner { get; init; } = VivaManner.Modern;

    internal int MaxTokens { get; init; } = 1_000;

    /// <summary>One round, with whatever waits for a later try or is overdue by the database's clock made due.</summary>
    internal async Task ProvisionAsync(ServiceUnderTest? copy = null)
    {
        await Books.RunAsync("update dedicated_keys set next_attempt_at = now() - interval '1 second' where due");
        await (copy ?? Service).RunAsync<ProvisionDedicatedKeys>();
    }

    /// <summary>The account's tokens that the service made, as VivaAPI's console would show them.</summary>
    internal async Task<List<JsonNode>> TokensAsync()
    {
        var found = new List<JsonNode>();
        for (var page = 1; ; page++)
        {
            var data = (await AskAsync(HttpMethod.Get, $"/api/token/?p={page}&page_size=100"))["data"]!;
            var items = data as JsonArray ?? data["items"]!.AsArray();
            found.AddRange(items.Select(item => item!).Where(item => ((string)item["name"]!).StartsWith("u-", StringComparison.Ordinal)));
            if (items.Count < 100)
            {
                return found;
            }
        }
    }

    /// <summary>The whole key of a token, which only the console's owner sees.</summary>
    internal async Task<string> KeyOfAsync(JsonNode token) => Manner switch
    {
        VivaManner.Legacy => $"sk-{token["key"]}",
        VivaManner.Modern => $"sk-{(await AskAsync(HttpMethod.Post, $"/api/token/{token["id"]}/key"))["data"]!["key"]}",
    };

    /// <summary>Changes the account behind the service's back.</summary>
    internal async Task<JsonNode> AskAsync(HttpMethod method, string path, object? body = null)
    {
        using var http = new HttpClient { BaseAddress = Viva.BaseAddress };
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body ?? new { }) };
        request.Headers.Add("New-Api-User", "1");
        request.Headers.Authorization = new("Bearer", VivaOptions().AccessToken);
        using var answer = await http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private protected override VivaStandInOptions VivaOptions() => base.VivaOptions() with { Manner = Manner, MaxTokens = MaxTokens };

    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Viva:Provisioning"] = $"{Mode}",
        ["Viva:AccessToken"] = VivaOptions().AccessToken,
        ["Viva:UserId"] = "1",
        ["Generation:SubmitPatienceMinutes"] = "15",
    };
}
