using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations;

/// <summary>What an operator is told about VivaAPI, in words.</summary>
public sealed class UpstreamReportTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task All_is_well_when_the_route_in_use_answers_and_the_wallet_is_full()
    {
        var tasks = world.Viva.Tasks.Count;

        var report = await AskAsync();

        Assert.Empty(report.Json["problems"]!.AsArray());
        var routes = report.Json["routes"]!.AsArray();
        Assert.Equal(4, routes.Count(route => (string?)route!["state"] == "answers"));
        Assert.Equal("operators_generate", (string?)Assert.Single(routes, route => (bool)route!["inUse"]!)!["route"]);
        Assert.True(report.At<long>("balanceFen") > 100_000, report.Text);
        Assert.Equal(tasks, world.Viva.Tasks.Count);
    }

    [Fact]
    public async Task A_refused_key_is_named()
    {
        world.Viva.RevokeKey(world.Viva.Key);

        var report = await AskAsync();

        world.Viva.RestoreKey(world.Viva.Key);
        Assert.Contains("does not accept VEO_API_KEY", (string?)report.Json["problems"]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_wallet_is_named_with_what_it_holds()
    {
        var held = world.Viva.BalanceCredits;
        world.Viva.AddCredits(-held + 1);

        var report = await AskAsync();

        world.Viva.AddCredits(held);
        Assert.Contains("top it up", (string?)Assert.Single(report.Json["problems"]!.AsArray()), StringComparison.Ordinal);
        Assert.InRange(report.At<long>("balanceFen"), 0, 100);
    }

    [Fact]
    public async Task Only_operators_are_told()
    {
        var customer = await world.CustomerAsync();

        (await customer.GetAsync("/admin/upstream")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    private async Task<Answer> AskAsync() => (await (await world.OperatorAsync()).GetAsync("/admin/upstream")).Is(HttpStatusCode.OK);
}
