using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations.Refills;

/// <summary>What several accounts hold together, when one of them comes or goes.</summary>
public sealed class SeveralAccountsTests(SeveralAccountsTests.DearWorld world) : IClassFixture<SeveralAccountsTests.DearWorld>
{
    [Fact]
    public async Task An_account_that_is_taken_out_is_not_counted_and_was_not_spent()
    {
        await world.BeginAsync(5_000);
        var id = await world.AddKeyAsync("sk-retired-of-another-account");
        await world.RoundAsync();
        Assert.InRange(await BalanceAsync(), 10_000, 10_010);
        var topUps = world.Viva.TopUps;

        await world.RetireKeyAsync(id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();
        Assert.InRange(await BalanceAsync(), 5_000, 5_005);
        Assert.Equal(0, await BurnAsync(world.Service));
        await world.RemoveKeyAsync(id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();

        Assert.InRange(await BalanceAsync(), 5_000, 5_005);
        Assert.Equal(0, await BurnAsync(world.Service));
        Assert.Equal(topUps, world.Viva.TopUps);
        Assert.Empty(await world.RefillsAsync("requested"));
    }

    [Fact]
    public async Task An_account_whose_token_cannot_be_read_makes_the_sum_unknown_and_not_smaller()
    {
        await world.BeginAsync(5_000);
        var id = await world.AddKeyAsync("sk-unreadable-of-another-account");
        await world.Books.RunAsync($"update master_keys set encrypted_access_token = 'lost' where account = '{RefillWorld.OtherAccount}'");

        await world.Service.RunAsync<WatchUpstreamBalance>();

        Assert.Equal(0, await world.Books.CountAsync("upstream_balances"));
        await world.RemoveKeyAsync(id);
    }

    [Fact]
    public async Task A_renewed_access_token_is_used_whichever_key_it_came_with()
    {
        await world.BeginAsync(5_000);
        var older = await world.AddKeyAsync("sk-older-of-another-account", accessToken: "expired-token");
        var newer = await world.AddKeyAsync("sk-newer-of-another-account");
        await world.Service.RunAsync<WatchUpstreamBalance>();
        Assert.InRange(await BalanceAsync(), 10_000, 10_010);

        // Renewed with the key that was there first, after both had gone stale.
        await world.AddKeyAsync("sk-newer-of-another-account", accessToken: "expired-token");
        await world.AddKeyAsync("sk-older-of-another-account");
        await world.Books.RunAsync("delete from upstream_balances");
        await world.Service.RunAsync<WatchUpstreamBalance>();

        Assert.Equal(1, await world.Books.CountAsync("upstream_balances"));
        await world.RemoveKeyAsync(older);
        await world.RemoveKeyAsync(newer);
    }

    [Fact]
    public async Task A_dearer_credit_is_not_spending()
    {
        await world.BeginAsync(10_000);
        await world.Service.RunAsync<WatchUpstreamBalance>();
        world.FenPerCredit = "50";
        await using var dearer = world.StartService();
        world.FenPerCredit = "25";
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await dearer.RunAsync<WatchUpstreamBalance>();

        Assert.Equal(1, await world.Books.CountAsync("upstream_balances where credits between 5000 and 5005"));
        Assert.Equal(0, await BurnAsync(dearer));
    }

    private static async Task<decimal> BurnAsync(ServiceUnderTest service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UpstreamBalances>().BurnPerHourAsync(CancellationToken.None);
    }

    private async Task<long> BalanceAsync() =>
        (await (await world.TheOperatorAsync()).GetAsync("/admin/quota/overview")).Is(HttpStatusCode.OK).At<long>("upstreamCredits");

    public sealed class DearWorld(TestDatabases databases) : RefillWorld(databases)
    {
        internal string FenPerCredit { get; set; } = "25";

        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["Viva:FenPerCredit"] = FenPerCredit,
        };
    }
}
