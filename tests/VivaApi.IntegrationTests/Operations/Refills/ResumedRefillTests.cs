using System.Net;
using VivaApi.Backend.Features.Operations.Refills;
using VivaApi.Backend.Features.Operations.Upstream;

namespace VivaApi.IntegrationTests.Operations.Refills;

/// <summary>Buying goes on by itself once what stood in its way is gone.</summary>
public sealed class ResumedRefillTests(RefillWorld world) : IClassFixture<RefillWorld>
{
    [Fact]
    public async Task An_open_request_becomes_a_purchase_when_a_code_is_added()
    {
        await world.BeginAsync(100);
        await world.RoundAsync();
        Assert.Equal(1, await world.OpenAlertsAsync("refill_requested"));
        var topUps = world.Viva.TopUps;

        await world.AddCodesAsync(1_000);
        world.Clock.Advance(TimeSpan.FromSeconds(20));
        await world.RoundAsync();

        Assert.Equal(topUps + 1, world.Viva.TopUps);
        var refills = await world.RefillsAsync();
        Assert.Equal(
            [("done", true), ("cancelled", false)],
            refills.Take(2).Select(refill => (refill.At<string>("state"), refill.At<bool>("isAutomatic"))));
        Assert.Equal(0, await world.OpenAlertsAsync("refill_requested"));
    }

    [Fact]
    public async Task A_request_stays_as_it_is_while_no_code_fits()
    {
        await world.BeginAsync(100);
        await world.RoundAsync();
        var asked = (await world.RefillsAsync("requested")).Single();

        await world.AddCodesAsync(5_000);
        await world.RoundAsync();

        Assert.Equal(asked.Text, (await world.RefillsAsync("requested")).Single().Text);
        Assert.Equal(1, await world.Books.CountAsync("refill_codes where state = 'free'"));
    }

    [Fact]
    public async Task A_request_that_an_operator_ended_without_buying_does_not_hold_up_a_code()
    {
        await world.BeginAsync(100);
        await world.RoundAsync();
        await world.ResolveAsync((await world.RefillsAsync("requested")).Single(), "failed");
        await world.AddCodesAsync(1_000);
        var topUps = world.Viva.TopUps;

        await world.RoundAsync();

        Assert.Equal(topUps + 1, world.Viva.TopUps);
    }

    [Fact]
    public async Task A_refused_code_is_an_alert_and_the_next_one_is_taken_at_once()
    {
        await world.BeginAsync(100);
        (await (await world.TheOperatorAsync()).PostAsync(
            "/admin/refill-codes", new { codes = new[] { "no-such-code-7" }, credits = 1_000 })).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.AddCodesAsync(1_000);

        await world.RoundAsync();
        Assert.Equal("failed", (await world.RefillsAsync())[0].At<string>("state"));
        Assert.Equal(
            1, await world.Books.CountAsync("alerts where kind = 'refill_failed' and recovered_at is null and message like '%…de-7%'"));

        world.Clock.Advance(TimeSpan.FromSeconds(20));
        await world.RoundAsync();
        Assert.Equal("done", (await world.RefillsAsync())[0].At<string>("state"));
        Assert.Equal(0, await world.OpenAlertsAsync("refill_failed"));
    }

    [Fact]
    public async Task A_refused_code_is_tried_once_more_when_it_is_added_again_and_a_used_one_is_not()
    {
        await world.BeginAsync(100);
        var person = await world.TheOperatorAsync();
        var codes = new { codes = new[] { "no-such-code-8" }, credits = 1_000 };
        (await person.PostAsync("/admin/refill-codes", codes)).Is(HttpStatusCode.OK);
        await world.RoundAsync();
        Assert.Equal(1, await world.Books.CountAsync("refill_codes where hint = 'de-8' and state = 'refused'"));

        var again = (await person.PostAsync("/admin/refill-codes", codes)).Is(HttpStatusCode.OK);
        Assert.Equal((1, 0), (again.Json["added"]!.AsArray().Count, again.At<int>("knownBefore")));
        await world.Books.RunAsync("update refill_codes set state = 'used', refill_id = gen_random_uuid() where hint = 'de-8'");
        var used = (await person.PostAsync("/admin/refill-codes", codes)).Is(HttpStatusCode.OK);
        Assert.Equal((0, 1), (used.Json["added"]!.AsArray().Count, used.At<int>("knownBefore")));
    }

    [Fact]
    public async Task What_was_not_sent_is_an_alert_and_is_tried_again_after_a_short_pause()
    {
        await world.BeginAsync(100);
        await world.AddCodesAsync(1_000);
        await world.Service.RunAsync<WatchUpstreamBalance>();
        world.Outgoing.CutOff(world.Viva.BaseAddress);
        await world.Service.RunAsync<RefillUpstream>();
        world.Outgoing.Allow(world.Viva.BaseAddress);
        Assert.Equal("failed", (await world.RefillsAsync())[0].At<string>("state"));
        Assert.Equal(1, await world.OpenAlertsAsync("refill_failed"));
        Assert.Equal(1, await world.Books.CountAsync("refill_codes where state = 'free'"));
        var topUps = world.Viva.TopUps;

        world.Clock.Advance(TimeSpan.FromMinutes(4));
        await world.RoundAsync();
        Assert.Equal(topUps, world.Viva.TopUps);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.RoundAsync();

        Assert.Equal(topUps + 1, world.Viva.TopUps);
        Assert.Equal(0, await world.OpenAlertsAsync("refill_failed"));
    }
}
