using System.Net;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations;

public sealed class WrongRouteTests(WrongRouteTests.WrongWorld world) : IClassFixture<WrongRouteTests.WrongWorld>
{
    [Fact]
    public async Task A_route_that_is_not_there_is_named_with_those_that_are()
    {
        var report = (await (await world.OperatorAsync()).GetAsync("/admin/upstream")).Is(HttpStatusCode.OK);

        var problem = (string?)Assert.Single(report.Json["problems"]!.AsArray());
        Assert.Contains("no API answers at", problem, StringComparison.Ordinal);
        Assert.Contains("for Generation__Route: VideoCreate, Videos, VideoGenerations.", problem, StringComparison.Ordinal);
    }

    public sealed class WrongWorld(TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["Viva:GeneratePath"] = "veo9/generate",
        };
    }
}
