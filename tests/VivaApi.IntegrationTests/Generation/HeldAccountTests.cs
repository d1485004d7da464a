using System.Net;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>A row that somebody holds for longer than a gathered call waits.</summary>
public sealed class HeldAccountTests(HeldAccountTests.ImpatientWorld world) : IClassFixture<HeldAccountTests.ImpatientWorld>
{
    [Fact]
    public async Task An_account_that_somebody_holds_for_long_stops_its_own_request_and_no_other()
    {
        var (holding, neighbour) = (await world.CustomerWithAsync("basic"), await world.CustomerWithAsync("basic"));
        var key = Customer.NewKey();
        world.ExpectError("POST /api/v1/generations failed");
        await using var queue = await TheQueue.HeldByAsync(world, holding);
        var together = new[] { neighbour.GenerateAsync("cat"), holding.GenerateAsync("dog", key) };

        (await together[0]).Is(HttpStatusCode.Accepted);
        (await together[1]).IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        (await queue.First).IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");

        await queue.DisposeAsync();
        (await holding.GenerateAsync("dog", key)).Is(HttpStatusCode.Accepted);
        await holding.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    public sealed class ImpatientWorld(TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["Gathering:LockMilliseconds"] = "500",
        };
    }
}
