using System.Net;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>Where gathering ends: a queue for two.</summary>
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

    public sealed class NarrowWorld(TestDatabases databases) : World(databases)
    {
        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["Gathering:MaxWaiting"] = "2",
        };
    }
}
