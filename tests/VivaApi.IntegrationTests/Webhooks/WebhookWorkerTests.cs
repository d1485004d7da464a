using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Workers;
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

    [Theory]
    [InlineData("attempts = 1, tries = 1, lease_token = gen_random_uuid(), leased_until = now() + interval '1 hour'")]
    [InlineData("attempts = 1, tries = 1, due_at = now() + interval '1 hour'")]
    public async Task What_a_copy_of_the_release_before_has_under_way_or_puts_off_is_left_to_it(string asItLeavesIt)
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await customer.TestEventAsync(endpoint);

        // It does not know that what it takes is not ready any more.
        await world.Books.RunAsync($"update webhook_deliveries set {asItLeavesIt} where endpoint_id = '{endpoint}' and ready");
        await world.Service.RunAsync<DeliverWebhooks>();
        Assert.Empty(receiver.Events);
        await world.Books.RunAsync(
            $"""
             update webhook_deliveries set due_at = now(), leased_until = leased_until - interval '2 hours'
              where endpoint_id = '{endpoint}' and ready
             """);

        await world.Service.RunAsync<DeliverWebhooks>();

        Assert.Single(receiver.Events);
    }

    [Fact]
    public async Task A_round_that_breaks_ends_only_when_what_it_has_under_way_is_booked()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        world.ExpectError("Failed executing DbCommand");
        var answers = new TaskCompletionSource();
        receiver.Until = answers.Task;
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await customer.TestEventAsync(endpoint);
        var round = world.Service.RunAsync<DeliverWebhooks>();
        await Eventually.IsTrueAsync(() => receiver.Arrived == 1);
        await using var locker = await world.Books.OpenAsync();
        await using var locking = await locker.BeginTransactionAsync();
        await RunAsync(locker, "lock table webhook_deliveries in access exclusive mode");
        world.Service.Services.GetRequiredService<WakeUps>().Wake(DeliverWebhooks.Name);
        await world.Books.WaitUntilBlockedAsync(locker.ProcessID);

        var waiting = $"pg_stat_activity where {locker.ProcessID} = any (pg_blocking_pids(pid))";
        Assert.Equal(1, await world.Books.CountAsync($"(select pg_cancel_backend(pid) from {waiting}) as broken"));
        await Eventually.IsTrueAsync(async () => await world.Books.CountAsync(waiting) == 0);

        // The answer is being booked now, and waits: the round could have ended long since.
        answers.SetResult();
        await world.Books.WaitUntilBlockedAsync(locker.ProcessID);
        Assert.False(round.IsCompleted);
        await locking.CommitAsync();
        await Assert.ThrowsAsync<PostgresException>(() => round);

        Assert.Equal("delivered", (string)Assert.Single(await customer.DeliveriesAsync(endpoint))["state"]!);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
