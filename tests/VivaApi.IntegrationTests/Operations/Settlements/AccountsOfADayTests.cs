using VivaApi.Backend.Features.Quota.Master;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.IntegrationTests.Operations.Refills;

namespace VivaApi.IntegrationTests.Operations.Settlements;

/// <summary>Which accounts' logs a day is closed by. None that took something is left out.</summary>
public sealed class AccountsOfADayTests(TestDatabases databases)
{
    [Fact]
    public async Task A_removed_key_of_which_nobody_noted_when_was_there_until_just_now()
    {
        await using var world = new RefillWorld(databases);
        await world.InitializeAsync();
        var id = await world.AddKeyAsync("sk-removed-by-an-earlier-version");
        var spent = await MakeOneAsync(world);
        await world.Books.RunAsync(
            $"update master_keys set state = 'removed', encrypted_key = null, removed_at = null where id = '{id}'");
        world.Clock.Advance(TimeSpan.FromHours(24));
        await world.Service.RunAsync<WatchMasterKeys>();

        Assert.Equal(1, await world.Service.CloseDaysAsync());

        // The stand-in's other account tells the same books: what was taken is counted for both.
        Assert.Equal(1, await world.Books.CountAsync($"settlements where spend_source = 'log' and spend_fen = {2 * spent}"));
        Assert.Equal(1, await world.Books.CountAsync($"master_keys where id = '{id}' and removed_at is not null"));
    }

    [Fact]
    public async Task The_settings_account_was_there_before_its_first_key_was_entered()
    {
        await using var world = new RefillWorld(databases);
        await world.InitializeAsync();
        var spent = await MakeOneAsync(world);
        await world.Books.RunAsync("update master_keys set created_at = created_at + interval '2 days'");
        world.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(1, await world.Service.CloseDaysAsync());
        Assert.Equal(1, await world.Books.CountAsync($"settlements where spend_source = 'log' and spend_fen = {spent}"));
    }

    [Fact]
    public async Task Where_the_settings_have_no_access_token_nobody_waits_for_the_log_of_another_account()
    {
        await using var world = new TokenlessWorld(databases);
        await world.InitializeAsync();
        await world.RetireKeyAsync(await world.AddKeyAsync("sk-of-another-account"));
        await MakeOneAsync(world);
        world.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(1, await world.Service.CloseDaysAsync());
        Assert.Equal(1, await world.Books.CountAsync("settlements where spend_source = 'catalogue' and spend_fen = 375"));
        Assert.Equal(0, await world.Books.CountAsync("alerts where kind like 'settlement%' and recovered_at is null"));
    }

    /// <returns>What VivaAPI took for it, in fen.</returns>
    private static async Task<long> MakeOneAsync(World world)
    {
        var before = world.Viva.BalanceQuota;
        await (await world.CustomerWithAsync("pro")).GenerationAsync();
        await world.MakeVideosAsync();
        return (long)Math.Round((before - world.Viva.BalanceQuota) * 100m / 714_286, MidpointRounding.AwayFromZero);
    }

    private sealed class TokenlessWorld(TestDatabases databases) : RefillWorld(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["Viva:AccessToken"] = null,
            ["Viva:UserId"] = null,
            ["Refill:Mode"] = "Off",
        };
    }
}
