using System.Net;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>Where gathering ends: a queue for two, and little patience with rows that others hold.</summary>
public sealed class FullQueueTests(FullQueueTests.NarrowWorld world) : IClassFixture<FullQueueTests.NarrowWorld>
{
    [Fact]
    public async Task A_full_queue_refuses_with_a_time_to_come_again_and_keeps_its_promise_to_those_in_it()
    {
        var (holding, customer) = (await world.CustomerWithAsync("basic"), await world.CustomerWithAsync("basic"));
        var key = Customer.NewKey();
        await using var queue = await TheQueue.HeldByAsync(world, holding);
        var waiting = new[] { customer.GenerateAsync("one"), customer.GenerateAsync("two") };
        await queue.HasAsync(waiting: 2);

        var refused = (await customer.GenerateAsync("three", key)).IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        await queue.LetGoAsync();

        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.All(await Task.WhenAll(waiting), answer => answer.Is(HttpStatusCode.Accepted));
        (await customer.GenerateAsync("three", key)).Is(HttpStatusCode.Accepted);
        await customer.HasAsync(available: 5, quota: 50, used: 0, reserved: 45);
    }

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

    public sealed class NarrowWorld(TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["Gathering:MaxWaiting"] = "2",
            ["Gathering:LockMilliseconds"] = "1500",
        };
    }
}
