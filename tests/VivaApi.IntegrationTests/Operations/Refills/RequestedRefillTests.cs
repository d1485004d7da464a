using System.Net;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Operations.Refills;

namespace VivaApi.IntegrationTests.Operations.Refills;

/// <summary>Purchases that an operator is asked for, and what happens to sales meanwhile.</summary>
public sealed class RequestedRefillTests(RequestedRefillWorld world) : IClassFixture<RequestedRefillWorld>
{
    [Fact]
    public async Task An_operator_is_asked_once_and_says_when_it_is_done()
    {
        await world.BeginAsync(900);
        await world.RoundAsync();
        await world.RoundAsync();
        var asked = (await world.RefillsAsync("requested")).Single();
        Assert.Equal(1, await world.OpenAlertsAsync("refill_requested"));
        Assert.Equal(0, world.Viva.TopUps);

        world.Holds(5_000);
        var person = await world.TheOperatorAsync();
        (await person.PostAsync(
            $"/admin/refills/{asked.At<string>("id")}/resolve", new { outcome = "done", note = "Paid.", credits = 4_100 }))
            .Is(HttpStatusCode.OK);
        await world.RoundAsync();

        Assert.Equal(0, await world.OpenAlertsAsync("refill_requested"));
        Assert.Empty(await world.RefillsAsync("requested"));
    }

    [Fact]
    public async Task A_request_that_is_no_longer_needed_is_taken_back()
    {
        await world.BeginAsync(900);
        await world.RoundAsync();
        Assert.Single(await world.RefillsAsync("requested"));

        world.Holds(5_000);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();

        Assert.Equal("cancelled", (await world.RefillsAsync())[0].At<string>("state"));
        Assert.Equal(0, await world.OpenAlertsAsync("refill_requested"));
    }

    [Fact]
    public async Task A_request_that_was_taken_back_does_not_hold_up_the_next()
    {
        await world.BeginAsync(900);
        await world.RoundAsync();
        world.Holds(5_000);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();
        Assert.Equal("cancelled", (await world.RefillsAsync())[0].At<string>("state"));

        world.Holds(900);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();

        Assert.Equal("requested", (await world.RefillsAsync())[0].At<string>("state"));
    }

    [Fact]
    public async Task A_request_is_taken_back_only_when_more_than_just_enough_is_there()
    {
        await world.BeginAsync(900);
        await world.RoundAsync();
        world.Holds(1_010);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();
        Assert.Single(await world.RefillsAsync("requested"));

        world.Holds(1_200);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();
        Assert.Empty(await world.RefillsAsync("requested"));
    }

    [Fact]
    public async Task A_request_that_is_not_wanted_is_not_made_again_at_once()
    {
        await world.BeginAsync(900);
        await world.RoundAsync();
        await world.ResolveAsync((await world.RefillsAsync("requested")).Single(), "failed");

        world.Clock.Advance(TimeSpan.FromMinutes(59));
        await world.RoundAsync();
        Assert.Empty(await world.RefillsAsync("requested"));
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.RoundAsync();
        Assert.Single(await world.RefillsAsync("requested"));
    }

    [Fact]
    public async Task Jobs_that_the_balance_does_not_show_yet_still_count()
    {
        await world.BeginAsync(5_000);
        var customer = await world.CustomerWithAsync("enterprise");
        for (var job = 0; job < 12; job++)
        {
            await customer.GenerationAsync($"waits {job}");
        }

        world.Holds(100);
        await world.RoundAsync();
        var asked = (await world.RefillsAsync("requested")).Single();
        Assert.Equal(1, await world.OpenAlertsAsync("video_sales_paused"));

        // Six are paid for and 90 credits gone, which the last answer of a moment ago does not know.
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        await world.Service.RunAsync<SubmitGenerations>();
        Assert.Equal(6, await world.Books.CountAsync("generations where state = 'running'"));
        await world.Service.RunAsync<RefillUpstream>();
        await StillPausedAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        await world.RoundAsync();
        await StillPausedAsync();

        world.Holds(5_000);
        await world.Books.RunAsync("update upstream_circuits set probe_at = now() where scope <> 'funds'");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();
        Assert.Equal(0, await world.OpenAlertsAsync("video_sales_paused"));
        await world.CloseCircuitsAsync();
        await world.Books.MakeJobsDueAsync();
        await world.MakeVideosAsync();
        await world.MakeVideosAsync();

        async Task StillPausedAsync()
        {
            Assert.Equal(1, await world.OpenAlertsAsync("video_sales_paused"));
            (await customer.GenerateAsync("not now")).IsProblem(HttpStatusCode.ServiceUnavailable, "upstream_unavailable");
            Assert.Equal(asked.At<string>("id"), (await world.RefillsAsync("requested")).Single().At<string>("id"));
        }
    }

    [Fact]
    public async Task Fast_spending_asks_before_the_threshold_is_reached()
    {
        await world.BeginAsync(8_000);
        await world.RoundAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Holds(6_500);
        await world.RoundAsync();

        // 1,500 an hour: nothing is left in six.
        var asked = (await world.RefillsAsync("requested")).Single();
        Assert.True(asked.At<long>("wantedCredits") > 100_000, asked.Text);
    }

    [Fact]
    public async Task What_cannot_be_paid_for_is_not_sold_and_what_waits_goes_on()
    {
        await world.BeginAsync(5_000);
        var customer = await world.CustomerWithAsync("pro");
        await customer.GenerationAsync("waits");
        world.Holds(10);
        await world.RoundAsync();

        var refused = (await customer.GenerateAsync("not now")).IsProblem(HttpStatusCode.ServiceUnavailable, "upstream_unavailable");
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(1, await world.OpenAlertsAsync("video_sales_paused"));
        await customer.HasAsync(135, 150, 0, 15);

        world.Holds(5_000);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.RoundAsync();
        Assert.Equal(0, await world.OpenAlertsAsync("video_sales_paused"));
        await customer.GenerationAsync("now");
        await world.MakeVideosAsync();
        await customer.HasAsync(120, 150, 30, 0);
    }

    [Fact]
    public async Task A_reserve_for_what_customers_have_not_used_is_asked_for()
    {
        await world.BeginAsync(3_000);
        for (var order = 0; order < 40; order++)
        {
            await world.CustomerWithAsync("enterprise");
        }

        // 20,000 credits are out, and a fifth of them is more than is held.
        await world.RoundAsync();

        var asked = (await world.RefillsAsync("requested")).Single();
        Assert.Contains("the reserve of", asked.At<string>("reason"), StringComparison.Ordinal);
        await world.Service.RunAsync<SubmitGenerations>();
    }
}
