using System.Net;
using VivaApi.Backend.Features.Operations.Refills;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Refills;

/// <summary>A world in which codes are redeemed by the service itself. VivaAPI knows a few; the operator may add them.</summary>
public class RefillWorld(TestDatabases databases) : World(databases)
{
    /// <summary>An account beside the settings', which holds the same.</summary>
    internal const string OtherAccount = "4711";

    private int codesGiven;
    private Customer? person;

    internal async Task<Customer> TheOperatorAsync() => person = person is null ? await OperatorAsync() : await person.LogInAsync();

    /// <summary>Everything that an earlier test left is over, a day has passed, and the account holds so much.</summary>
    internal async Task BeginAsync(long holds)
    {
        await Books.RunAsync(
            "update viva_refills set state = 'failed', finished_at = now() - interval '400 days' where finished_at is null");
        await Books.RunAsync("update viva_refills set finished_at = now() - interval '400 days', created_at = now() - interval '400 days'");
        await Books.RunAsync("update refill_codes set state = 'used', refill_id = gen_random_uuid() where state = 'free'");
        await Books.RunAsync("update alerts set recovered_at = now() where recovered_at is null");
        await Books.RunAsync("delete from upstream_balances");
        Clock.Advance(TimeSpan.FromHours(25));
        Holds(holds);
    }

    internal void Holds(long credits) => Viva.AddCredits(credits - Viva.BalanceCredits + 1);

    /// <summary>One look at the balance and one round, by these copies at once.</summary>
    internal async Task RoundAsync(params ServiceUnderTest[] copies)
    {
        await Service.RunAsync<WatchUpstreamBalance>();
        await Task.WhenAll((copies.Length == 0 ? [Service] : copies).Select(copy => copy.RunAsync<RefillUpstream>()));
    }

    internal async Task AddCodesAsync(long credits, int count = 1) => (await (await TheOperatorAsync()).PostAsync(
        "/admin/refill-codes",
        new { codes = Enumerable.Range(0, count).Select(_ => NextCode(credits)), credits })).Is(HttpStatusCode.OK);

    internal async Task<List<Answer>> RefillsAsync(string? state = null)
    {
        var page = (await (await TheOperatorAsync()).GetAsync($"/admin/refills?limit=100{(state is null ? "" : $"&state={state}")}"))
            .Is(HttpStatusCode.OK);
        return [.. page.Json["items"]!.AsArray().Select(item => page with { Text = item!.ToJsonString() })];
    }

    internal async Task ResolveAsync(Answer refill, string outcome) => (await (await TheOperatorAsync()).PostAsync(
        $"/admin/refills/{refill.At<string>("id")}/resolve", new { outcome, note = "A test's." })).Is(HttpStatusCode.OK);

    /// <summary>Adds a key of another account as an operator does, and returns its id.</summary>
    internal async Task<string> AddKeyAsync(string key, string account = OtherAccount, string accessToken = "sandbox-access-token") =>
        (await (await TheOperatorAsync()).PostAsync(
            "/admin/master-keys", new { name = "of another account", key, accountNumber = account, accessToken }))
        .Is(HttpStatusCode.Created).At<string>("id");

    internal async Task RetireKeyAsync(string id) => (await (await TheOperatorAsync()).ChangeAsync(
        HttpMethod.Patch, $"/admin/master-keys/{id}", new { state = "retired" })).Is(HttpStatusCode.OK);

    internal async Task RemoveKeyAsync(string id)
    {
        await RetireKeyAsync(id);
        (await (await TheOperatorAsync()).DeleteAsync($"/admin/master-keys/{id}")).Is(HttpStatusCode.NoContent);
    }

    internal Task<long> OpenAlertsAsync(string kind) => Books.CountAsync($"alerts where kind = '{kind}' and recovered_at is null");

    private protected override VivaStandInOptions VivaOptions() => base.VivaOptions() with
    {
        OtherAccounts = [OtherAccount],
        RedemptionCodes = new[] { 1_000L, 2_000L, 5_000L }
            .SelectMany(credits => Enumerable.Range(0, 200).Select(place => (Code: Code(credits, place), credits)))
            .ToDictionary(pair => pair.Code, pair => pair.credits, StringComparer.Ordinal),
    };

    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Refill:Mode"] = "Automatic",
        ["Refill:DailyCapCredits"] = "3000",
        ["Refill:ReservePercent"] = "20",
    };

    private static string Code(long credits, int place) => $"code-{credits}-{place:000}-aaaaaaaa";

    private string NextCode(long credits) => Code(credits, codesGiven++);
}

/// <summary>The same, with an operator who is asked.</summary>
public sealed class RequestedRefillWorld(TestDatabases databases) : RefillWorld(databases)
{
    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Refill:Mode"] = "Request",
    };
}
