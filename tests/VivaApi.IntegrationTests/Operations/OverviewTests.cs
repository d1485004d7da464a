using System.Net;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations;

/// <summary>One page with all quotas and VivaAPI's account, equal to the books.</summary>
public sealed class OverviewTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_overview_is_the_sum_of_what_each_customer_sees()
    {
        var person = await world.OperatorAsync();
        var none = (await person.GetAsync("/admin/quota/overview")).Is(HttpStatusCode.OK);
        Assert.Equal((0, 0.0), (none.At<long>("quota"), none.At<double>("usedRatio")));
        Assert.Null(none.Json["upstreamCredits"]);
        Assert.Null(none.Json["hoursLeft"]);

        var (first, second) = (await world.CustomerWithAsync("pro"), await world.CustomerWithAsync("basic"));
        await world.Service.RunAsync<WatchUpstreamBalance>();
        await first.GenerationAsync();
        await world.MakeVideosAsync();
        world.Clock.Advance(TimeSpan.FromHours(2));
        await world.Service.RunAsync<WatchUpstreamBalance>();
        await second.GenerationAsync();

        // Whether or not the changes have been added up meanwhile.
        var before = (await person.GetAsync("/admin/quota/overview")).Is(HttpStatusCode.OK);
        await world.Service.RunAsync<WatchCustomers>();
        var seen = (await person.GetAsync("/admin/quota/overview")).Is(HttpStatusCode.OK);

        Assert.Equal(before.Text, seen.Text);
        Assert.Equal(
            (200, 15, 15, 170, 0.075),
            (
                seen.At<long>("quota"),
                seen.At<long>("used"),
                seen.At<long>("reserved"),
                seen.At<long>("remaining"),
                seen.At<double>("usedRatio")));
        Assert.Equal((1, 375), (seen.At<long>("openJobs"), seen.At<long>("openJobsFen")));

        // 15 credits in two hours.
        var (balance, burn) = (seen.At<long>("upstreamCredits"), seen.At<double>("burnPerHour"));
        Assert.InRange(burn, 7, 8);
        Assert.Equal(balance / burn, seen.At<double>("hoursLeft"), tolerance: balance / burn * 0.01);
    }
}
