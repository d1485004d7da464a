using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>Many deliveries at once, slow ones among them, at two copies, and workers that vanish.</summary>
public sealed class WebhookWorkerTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_slow_endpoint_is_given_up_after_its_seconds_and_holds_up_nobody()
    {
        await using var slow = await WebhookReceiver.StartAsync(world);
        await using var quick = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var forever = new TaskCompletionSource();
        slow.Until = forever.Task;
        var (slowEndpoint, _) = await customer.ListenAsync(slow);
        var (quickEndpoint, _) = await customer.ListenAsync(quick);
        for (var number = 0; number < 6; number++)
        {
            await customer.TestEventAsync(slowEndpoint);
        }

        var round = world.Service.RunAsync<DeliverWebhooks>();
        try
        {
            await Eventually.IsTrueAsync(() => slow.Arrived == 4);
            await customer.TestEventAsync(quickEndpoint);
            await Eventually.IsTrueAsync(() => quick.Events.Count == 1);
            Assert.Equal(4, slow.Arrived);
            Assert.False(round.IsCompleted);
        }
        finally
        {
            while (!round.IsCompleted)
            {
                world.Clock.Advance(TimeSpan.FromSeconds(15));
                await Task.WhenAny(round, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
            }

            forever.SetResult();
        }

        await round;
        var log = await customer.LogAsync(slowEndpoint, (string)(await customer.DeliveriesAsync(slowEndpoint))[5]["id"]!);
        Assert.Equal("no answer within 15 s", (string)log.Json["attempts"]![0]!["error"]!);
    }

    [Fact]
    public async Task Two_copies_at_once_send_each_event_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        await using var secondCopy = world.StartService();
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        for (var number = 0; number < 30; number++)
        {
            await customer.TestEventAsync(endpoint);
        }

        await Task.WhenAll(world.Service.RunAsync<DeliverWebhooks>(), secondCopy.RunAsync<DeliverWebhooks>());
        await world.Service.RunAsync<DeliverWebhooks>();

        foreach (var one in await customer.DeliveriesAsync(endpoint))
        {
            Assert.True((string)one["state"]! == "delivered", (await customer.LogAsync(endpoint, (string)one["id"]!)).Text);
        }

        Assert.Equal(30, receiver.Events.Count);
        Assert.Equal(30, receiver.Events.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_a_worker_that_vanished_had_under_way_comes_again_when_its_lease_is_over()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await customer.TestEventAsync(endpoint);

        // As a worker leaves it that was killed before it sent, or after.
        await world.Books.RunAsync(
            $"""
             update webhook_deliveries
                set attempts = 1, tries = 1, ready = false, lease_token = gen_random_uuid(), leased_until = now() + interval '1 hour'
              where endpoint_id = '{endpoint}'
             """);
        await world.Service.RunAsync<DeliverWebhooks>();
        Assert.Empty(receiver.Events);
        await world.Books.RunAsync(
            $"update webhook_deliveries set leased_until = now() - interval '1 second' where endpoint_id = '{endpoint}'");

        await world.Service.RunAsync<DeliverWebhooks>();

        Assert.Single(receiver.Events);
        Assert.Equal(2, (int)Assert.Single(await customer.DeliveriesAsync(endpoint))["attempts"]!);
    }
}
