using System.Net;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Refills;

/// <summary>What is bought next after purchases that came to nothing, or may have.</summary>
public sealed class DoubtfulRefillTests(RefillWorld world) : IClassFixture<RefillWorld>
{
    [Fact]
    public async Task After_two_refusals_the_store_is_left_alone_for_a_while()
    {
        await world.BeginAsync(100);
        foreach (var code in new[] { "no-such-code-a", "no-such-code-b" })
        {
            await AddAsync(code, 1_000);
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await world.AddCodesAsync(1_000);
        for (var round = 0; round < 4; round++)
        {
            await world.RoundAsync();
            world.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(
            (2, 1), (await world.Books.CountAsync("refill_codes where state = 'refused'"),
                await world.Books.CountAsync("refill_codes where state = 'free'")));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.RoundAsync();
        Assert.Equal("done", (await world.RefillsAsync())[0].At<string>("state"));
    }

    [Fact]
    public async Task What_may_have_been_bought_counts_for_the_days_cap()
    {
        await world.BeginAsync(100);
        await world.AddCodesAsync(1_000, 4);
        var topUps = world.Viva.TopUps;
        for (var purchase = 0; purchase < 4; purchase++)
        {
            if (purchase < 3)
            {
                world.Viva.NextTopUp(TopUpFault.LostBefore);
            }

            await world.RoundAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(31));
            await world.RoundAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(61));
        }

        Assert.Equal(topUps + 3, world.Viva.TopUps);
        Assert.Equal(1, await world.OpenAlertsAsync("refill_capped"));
    }

    [Fact]
    public async Task A_top_up_of_another_amount_keeps_a_lost_purchase_unknown()
    {
        await world.BeginAsync(100);

        // It brings 1,000; the operator who added it was wrong.
        await AddAsync("code-1000-199-aaaaaaaa", 2_000);
        world.Viva.NextTopUp(TopUpFault.LostAfter);
        var topUps = world.Viva.TopUps;
        await world.RoundAsync();
        await world.AddCodesAsync(1_000);
        world.Clock.Advance(TimeSpan.FromMinutes(31));
        await world.RoundAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        world.Holds(100);
        await world.RoundAsync();

        Assert.Equal("unknown", (await world.RefillsAsync())[0].At<string>("state"));
        Assert.Equal(topUps + 1, world.Viva.TopUps);
    }

    private async Task AddAsync(string code, long credits) => (await (await world.TheOperatorAsync()).PostAsync(
        "/admin/refill-codes", new { codes = new[] { code }, credits })).Is(HttpStatusCode.OK);
}
