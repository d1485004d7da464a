using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>A world whose operator lets customers see their own VivaAPI keys, and customers who use them elsewhere.</summary>
public sealed class RevealWorld(TestDatabases databases) : ProvisioningWorld(databases)
{
    /// <summary>For copies of the service that are started from now on.</summary>
    internal bool AreRevealsAllowed { get; set; } = true;

    internal bool KeysKeepFailedPrices { get; init; }

    /// <summary>What so many credits are in VivaAPI's units at 25 fen a credit and 714,286 units a yuan, rounded up.</summary>
    internal static long Units(long credits) => ((credits * 25 * 714_286L) + 99) / 100;

    /// <summary>What the stand-in takes for videos of 15 credits.</summary>
    internal static long PriceOf(int videos) => videos * 15 * 178_571L;

    /// <summary>An enterprise customer whose key is made and was shown.</summary>
    internal async Task<(Customer Customer, string Key)> CustomerWithShownKeyAsync()
    {
        var customer = await CustomerWithAsync("enterprise");
        await ProvisionAsync();
        return (customer, (await RevealAsync(customer)).Is(HttpStatusCode.OK).At<string>("key"));
    }

    internal static Task<Answer> RevealAsync(Customer customer, string password = "a-long-password") =>
        customer.PostAsync("/quota/viva-key/reveal", new { password });

    /// <summary>Makes videos with the key past this service.</summary>
    internal async Task SpendOutsideAsync(string key, int videos)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        for (var video = 0; video < videos; video++)
        {
            using var answer = await http.PostAsJsonAsync($"{Viva.VeoApiUrl}/veo3/generate", new { prompt = "elsewhere", duration = 5 });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    internal static async Task<Guid> IdOfAsync(Customer customer) =>
        Guid.Parse((await customer.GetAsync("/me")).At<string>("id"), CultureInfo.InvariantCulture);

    /// <summary>The customer's token as VivaAPI's console shows it.</summary>
    internal async Task<JsonNode> TokenOfAsync(Customer customer)
    {
        await using var connection = await Books.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            $"select name from dedicated_keys where user_id = '{await IdOfAsync(customer)}'", connection);
        var name = (string)(await command.ExecuteScalarAsync())!;
        return Assert.Single(await TokensAsync(), token => (string?)token["name"] == name);
    }

    internal async Task<long> LeftOfAsync(Customer customer) => (long)(await TokenOfAsync(customer))["remain_quota"]!;

    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Viva:RevealKeys"] = $"{AreRevealsAllowed}",
        ["Viva:KeysKeepFailedPrices"] = $"{KeysKeepFailedPrices}",
        ["ApiKeys:BelieveMilliseconds"] = "0",
    };
}
