using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.IntegrationTests.Harness;
using VivaApi.IntegrationTests.Operations.Refills;

namespace VivaApi.IntegrationTests.Operations.Settlements;

/// <summary>Days are closed by VivaAPI's log although an account has come and gone, and say which one could not be read.</summary>
public sealed class RemovedAccountTests(RefillWorld world) : IClassFixture<RefillWorld>
{
    [Fact]
    public async Task An_account_that_was_removed_is_read_for_its_last_day_and_then_no_more()
    {
        var customer = await world.CustomerWithAsync("pro");
        var id = await world.AddKeyAsync("sk-removed-of-another-account");
        await customer.GenerationAsync();
        var before = world.Viva.BalanceQuota;
        await world.Books.RunAsync($"update master_keys set state = 'retired' where id = '{id}'");
        await world.MakeVideosAsync();
        var spent = Fen(before - world.Viva.BalanceQuota);
        await world.RemoveKeyAsync(id);
        Assert.Equal(1, await world.Books.CountAsync($"master_keys where id = '{id}' and encrypted_key is null"));
        world.Clock.Advance(TimeSpan.FromHours(48));

        Assert.Equal(2, await CloseAsync());

        // The stand-in's other account tells the same books: what was taken is counted for both.
        var days = await SettlementsAsync();
        Assert.Equal([("log", 0L), ("log", 2 * spent)], days.Select(day => (day.At<string>("spendSource"), day.At<long>("spendFen"))));
        Assert.Equal(0, await world.OpenAlertsAsync("settlement_by_catalogue"));

        world.Clock.Advance(TimeSpan.FromDays(28));
        await world.Service.RunAsync<WatchMasterKeys>();
        Assert.Equal(0, await world.Books.CountAsync($"master_keys where id = '{id}' and encrypted_access_token is null"));
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.Service.RunAsync<WatchMasterKeys>();
        Assert.Equal(1, await world.Books.CountAsync($"master_keys where id = '{id}' and encrypted_access_token is null"));
        Assert.Equal(30, await CloseAsync());
        await AnUnreadableAccountIsToldAsync();
    }

    private async Task AnUnreadableAccountIsToldAsync()
    {
        var id = await world.AddKeyAsync("sk-unknown-of-another-account", account: "4712");
        world.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, await CloseAsync());
        Assert.Equal(1, await world.Books.CountAsync(
            "alerts where kind = 'settlement_log_unreadable' and recovered_at is null and message like '%account 4712%'"));

        world.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Equal(1, await CloseAsync());
        Assert.Equal("catalogue", (await SettlementsAsync())[0].At<string>("spendSource"));
        Assert.Equal(1, await world.Books.CountAsync(
            "alerts where kind = 'settlement_by_catalogue' and recovered_at is null and message like '%account 4712%'"));

        // It took nothing on the days after its last one, and is not asked about them.
        await world.RemoveKeyAsync(id);
        world.Clock.Advance(TimeSpan.FromHours(96));
        Assert.True(await CloseAsync() > 2);
        Assert.Equal("log", (await SettlementsAsync())[0].At<string>("spendSource"));
        Assert.Equal(0, await world.OpenAlertsAsync("settlement_by_catalogue"));
        Assert.Equal(0, await world.OpenAlertsAsync("settlement_log_unreadable"));
    }

    private static long Fen(long units) => (long)Math.Round(units * 100m / 714_286, MidpointRounding.AwayFromZero);

    private async Task<int> CloseAsync()
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SettlementDesk>().CloseDueAsync(CancellationToken.None);
    }

    /// <summary>The latest day first.</summary>
    private async Task<List<Answer>> SettlementsAsync()
    {
        var page = (await (await world.TheOperatorAsync()).GetAsync("/admin/settlements")).Is(HttpStatusCode.OK);
        return
        [
            .. page.Json["items"]!.AsArray().OrderByDescending(item => (string?)item!["day"], StringComparer.Ordinal)
                .Select(item => page with { Text = item!.ToJsonString() }),
        ];
    }
}
