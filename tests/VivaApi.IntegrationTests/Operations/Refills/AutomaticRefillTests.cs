using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Operations.Refills;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Refills;

/// <summary>Purchases that the service makes itself, and what holds it back.</summary>
public sealed class AutomaticRefillTests(RefillWorld world) : IClassFixture<RefillWorld>
{
    [Fact]
    public async Task An_account_that_runs_low_is_topped_up_once_with_the_code_that_fits()
    {
        await world.BeginAsync(900);
        await world.AddCodesAsync(2_000);
        await world.AddCodesAsync(1_000);
        var (before, topUps) = (world.Viva.BalanceCredits, world.Viva.TopUps);

        await world.RoundAsync();
        await world.RoundAsync();

        Assert.Equal(topUps + 1, world.Viva.TopUps);
        Assert.Equal(before + 1_000, world.Viva.BalanceCredits);
        var refill = (await world.RefillsAsync())[0];
        Assert.Equal(("done", true, 1_000), (refill.At<string>("state"), refill.At<bool>("isAutomatic"), refill.At<long>("credits")));
        Assert.Contains("below 1000", refill.At<string>("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_copies_make_one_purchase()
    {
        await world.BeginAsync(100);
        await world.AddCodesAsync(1_000, 5);
        await using var second = world.StartService();
        var topUps = world.Viva.TopUps;

        await world.RoundAsync(world.Service, second, world.Service, second);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(place => BeginWithoutLeaseAsync(place % 2 == 0 ? world.Service : second)));

        Assert.Equal(topUps + 1, world.Viva.TopUps);
        Assert.Equal(1, await world.Books.CountAsync("viva_refills where state = 'buying'"));
    }

    [Fact]
    public async Task After_a_purchase_there_is_a_pause()
    {
        await world.BeginAsync(100);
        await world.AddCodesAsync(1_000, 3);
        await world.RoundAsync();
        world.Holds(100);
        var topUps = world.Viva.TopUps;

        world.Clock.Advance(TimeSpan.FromMinutes(59));
        await world.RoundAsync();
        Assert.Equal(topUps, world.Viva.TopUps);

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.RoundAsync();
        Assert.Equal(topUps + 1, world.Viva.TopUps);
    }

    [Fact]
    public async Task No_more_is_bought_in_a_day_than_the_cap_and_that_is_an_alert_once()
    {
        await world.BeginAsync(100);
        await world.AddCodesAsync(1_000, 6);
        var topUps = world.Viva.TopUps;
        for (var hour = 0; hour < 6; hour++)
        {
            world.Holds(100);
            await world.RoundAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(61));
        }

        Assert.Equal(topUps + 3, world.Viva.TopUps);
        Assert.Equal(1, await world.Books.CountAsync("alerts where kind = 'refill_capped' and recovered_at is null and count = 1"));

        world.Clock.Advance(TimeSpan.FromHours(19));
        world.Holds(100);
        await world.RoundAsync();
        Assert.Equal(topUps + 4, world.Viva.TopUps);
        Assert.Equal(0, await world.OpenAlertsAsync("refill_capped"));
    }

    [Fact]
    public async Task A_code_below_the_smallest_purchase_is_left_alone_and_an_operator_is_asked()
    {
        await world.BeginAsync(100);
        (await (await world.TheOperatorAsync()).PostAsync("/admin/refill-codes", new { codes = new[] { "small-code-1" }, credits = 999 }))
            .Is(HttpStatusCode.OK);
        var topUps = world.Viva.TopUps;

        await world.RoundAsync();

        Assert.Equal(topUps, world.Viva.TopUps);
        Assert.Equal("requested", (await world.RefillsAsync())[0].At<string>("state"));
        Assert.Equal(1, await world.OpenAlertsAsync("refill_requested"));
    }

    [Fact]
    public async Task A_top_up_whose_answer_is_lost_is_not_repeated_and_is_found_in_the_log()
    {
        await world.BeginAsync(100);
        await world.AddCodesAsync(1_000, 3);
        world.Viva.NextTopUp(TopUpFault.LostAfter);
        var topUps = world.Viva.TopUps;

        await world.RoundAsync();
        Assert.Equal("unknown", (await world.RefillsAsync())[0].At<string>("state"));
        Assert.Equal(1, await world.OpenAlertsAsync("refill_unknown"));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();

        Assert.Equal(topUps + 1, world.Viva.TopUps);
        var refill = (await world.RefillsAsync())[0];
        Assert.Equal(("done", "Found in VivaAPI's log."), (refill.At<string>("state"), refill.At<string>("note")));
        Assert.Equal(0, await world.OpenAlertsAsync("refill_unknown"));
    }

    [Fact]
    public async Task A_top_up_that_never_arrived_counts_as_not_made_when_the_log_has_had_its_time_and_its_code_is_gone()
    {
        await world.BeginAsync(100);
        await world.AddCodesAsync(1_000);
        world.Viva.NextTopUp(TopUpFault.LostBefore);
        var topUps = world.Viva.TopUps;
        await world.RoundAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(29));
        await world.RoundAsync();
        Assert.Equal("unknown", (await world.RefillsAsync())[0].At<string>("state"));

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.RoundAsync();
        Assert.Equal("failed", (await world.RefillsAsync())[0].At<string>("state"));
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        await world.RoundAsync();

        Assert.Equal(topUps + 1, world.Viva.TopUps);
        Assert.Equal("requested", (await world.RefillsAsync())[0].At<string>("state"));
    }

    [Fact]
    public async Task Without_the_log_an_unknown_outcome_stays_until_an_operator_decides()
    {
        await world.BeginAsync(100);
        await world.AddCodesAsync(1_000, 2);
        world.Viva.NextTopUp(TopUpFault.LostAfter);
        var topUps = world.Viva.TopUps;
        await world.RoundAsync();
        world.Outgoing.CutOff(world.Viva.BaseAddress);
        world.Clock.Advance(TimeSpan.FromHours(5));
        await world.RoundAsync();
        world.Outgoing.Allow(world.Viva.BaseAddress);
        var refill = (await world.RefillsAsync("unknown")).Single();

        var person = await world.TheOperatorAsync();
        var path = $"/admin/refills/{refill.At<string>("id")}/resolve";
        (await person.PostAsync(path, new { outcome = "perhaps", note = "?" })).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        var settled = (await person.PostAsync(path, new { outcome = "done", note = "Seen in the console.", credits = 1_000 }))
            .Is(HttpStatusCode.OK);

        Assert.Equal(("done", 1_000), (settled.At<string>("state"), settled.At<long>("credits")));
        (await person.PostAsync(path, new { outcome = "failed", note = "Again." })).IsProblem(HttpStatusCode.Conflict, "refill_not_open");
        Assert.Equal(topUps + 1, world.Viva.TopUps);
        Assert.Equal(0, await world.OpenAlertsAsync("refill_unknown"));
    }

    [Fact]
    public async Task A_purchase_whose_process_vanished_may_have_been_made()
    {
        await world.BeginAsync(100);
        await world.AddCodesAsync(1_000, 2);
        Assert.True(await BeginWithoutLeaseAsync(world.Service));
        var topUps = world.Viva.TopUps;

        await world.RoundAsync();

        Assert.Equal("unknown", (await world.RefillsAsync())[0].At<string>("state"));
        Assert.Equal(topUps, world.Viva.TopUps);
    }

    [Fact]
    public async Task A_code_that_vivaapi_refuses_is_put_aside()
    {
        await world.BeginAsync(100);
        var unknown = new { codes = new[] { "no-such-code-1" }, credits = 1_000 };
        (await (await world.TheOperatorAsync()).PostAsync("/admin/refill-codes", unknown))
            .Is(HttpStatusCode.OK);

        await world.RoundAsync();

        Assert.Equal("failed", (await world.RefillsAsync())[0].At<string>("state"));
        Assert.Equal(1, await world.Books.CountAsync("refill_codes where hint = 'de-1' and state = 'refused'"));
    }

    [Fact]
    public async Task Codes_are_encrypted_shown_by_their_end_alone_and_known_again()
    {
        await world.BeginAsync(10_000);
        var person = await world.TheOperatorAsync();
        var codes = new[] { "secret-code-abcd", "secret-code-efgh" };
        var added = (await person.PostAsync("/admin/refill-codes", new { codes, credits = 5_000 })).Is(HttpStatusCode.OK);
        var again = (await person.PostAsync("/admin/refill-codes", new { codes, credits = 7_000 })).Is(HttpStatusCode.OK);
        var listed = (await person.GetAsync("/admin/refill-codes?limit=100")).Is(HttpStatusCode.OK);

        Assert.Equal((2, 2), (added.Json["added"]!.AsArray().Count, again.At<int>("knownBefore")));
        Assert.DoesNotContain("secret-code", added.Text + again.Text + listed.Text, StringComparison.Ordinal);
        Assert.Contains("\"abcd\"", listed.Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.Books.CountAsync("refill_codes c where c::text like '%secret-code%'"));
        Assert.Equal(0, await world.Books.CountAsync("audit_log a where a::text like '%secret-code%'"));
        (await (await world.CustomerAsync()).GetAsync("/admin/refill-codes")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    /// <summary>
    /// Begins a purchase as a copy would that was killed before it sent anything, past the lease that keeps copies apart.
    /// </summary>
    private static async Task<bool> BeginWithoutLeaseAsync(ServiceUnderTest service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RefillBook>()
            .BeginAsync(new RefillNeed(1_000, "A test."), 100, (1_000, 3_000), null, CancellationToken.None) is not null;
    }
}
