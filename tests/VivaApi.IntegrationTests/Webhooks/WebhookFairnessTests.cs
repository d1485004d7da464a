using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>A copy with few places, so that few customers can fill them.</summary>
public sealed class CrowdedWorld(Database.TestDatabases databases) : World(databases)
{
    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Webhooks:MaxAtOnce"] = "8",
        ["Webhooks:MaxAtOncePerEndpoint"] = "2",
        ["Webhooks:MaxAtOncePerCustomer"] = "4",
        ["Webhooks:FailingPercent"] = "25",
        ["Webhooks:SlowAfterSeconds"] = "2",
        ["Webhooks:MaxSlow"] = "16",
    };
}

/// <summary>Whoever answers at once is told at once, whatever the endpoints of others do.</summary>
public sealed class WebhookFairnessTests(CrowdedWorld world) : IClassFixture<CrowdedWorld>, IAsyncLifetime
{
    private readonly TaskCompletionSource answers = new();
    private Task round = Task.CompletedTask;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        answers.TrySetResult();
        while (!round.IsCompleted)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(round, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
        }

        // What is still due must not stand in the next test's way.
        await world.Books.RunAsync("delete from webhook_deliveries");
    }

    [Fact]
    public async Task One_customer_has_so_many_places_whatever_the_number_of_endpoints()
    {
        await using var hanging = await HangingAsync();
        await HangersAsync(hanging, customers: 1, endpoints: 5, events: 3);

        Begin();

        await Eventually.IsTrueAsync(() => hanging.Arrived == 4);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4, hanging.Arrived);
    }

    [Fact]
    public async Task Those_who_hang_leave_their_places_so_that_a_healthy_endpoint_is_told_while_they_hang()
    {
        await using var hanging = await HangingAsync();
        await using var healthy = await WebhookReceiver.StartAsync(world);
        await HangersAsync(hanging, customers: 3, endpoints: 2, events: 3);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(healthy);
        Begin();
        await Eventually.IsTrueAsync(() => hanging.Arrived == 8);

        await customer.TestEventAsync(endpoint);
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        await Eventually.IsTrueAsync(() => healthy.Events.Count == 1);
        Assert.False(answers.Task.IsCompleted);
    }

    [Fact]
    public async Task Endpoints_that_fail_have_a_part_of_the_places_and_a_healthy_one_finds_some_at_once()
    {
        await using var hanging = await HangingAsync();
        await using var healthy = await WebhookReceiver.StartAsync(world);
        await HangersAsync(hanging, customers: 6, endpoints: 2, events: 2);
        await world.Books.RunAsync(
            """
            update webhook_endpoints set failing_since = now() where id in (select endpoint_id from webhook_deliveries);
            update webhook_deliveries set to_failing = true;
            """);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(healthy);
        Begin();
        await Eventually.IsTrueAsync(() => hanging.Arrived == 2);

        await customer.TestEventAsync(endpoint);

        await Eventually.IsTrueAsync(() => healthy.Events.Count == 1);
        Assert.Equal(2, hanging.Arrived);
    }

    [Fact]
    public async Task Endpoints_that_fail_have_a_part_also_where_their_events_stand_in_the_line_of_the_healthy()
    {
        await using var hanging = await HangingAsync();
        await HangersAsync(hanging, customers: 6, endpoints: 2, events: 2);
        await world.Books.RunAsync(
            "update webhook_endpoints set failing_since = now() where id in (select endpoint_id from webhook_deliveries)");

        Begin();

        await Eventually.IsTrueAsync(() => hanging.Arrived == 2);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, hanging.Arrived);
    }

    [Fact]
    public async Task Places_go_to_those_first_who_have_the_fewest()
    {
        await using var hanging = await HangingAsync();
        var first = Assert.Single(await HangersAsync(hanging, customers: 1, endpoints: 2, events: 4));

        // As another copy of the service has them.
        await world.Books.RunAsync(
            """
            update webhook_deliveries set ready = false, lease_token = gen_random_uuid(), leased_until = now() + interval '1 hour'
             where id in (select id from webhook_deliveries order by id limit 3)
            """);
        var others = await HangersAsync(hanging, customers: 4, endpoints: 2, events: 4);

        Begin();
        await Eventually.IsTrueAsync(() => hanging.Arrived == 8);

        Assert.Equal(3, await UnderWayAsync(first));
        foreach (var other in others)
        {
            Assert.Equal(2, await UnderWayAsync(other));
        }
    }

    [Fact]
    public async Task When_a_try_fails_what_the_endpoint_has_waiting_goes_to_the_other_line_and_back_when_one_arrives()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        receiver.Until = answers.Task;
        receiver.Status = 500;
        for (var number = 0; number < 6; number++)
        {
            await customer.TestEventAsync(endpoint);
        }

        Begin();
        await Eventually.IsTrueAsync(() => receiver.Arrived == 2);
        Assert.Equal(0, await world.Books.CountAsync("webhook_deliveries where ready and to_failing"));
        await customer.TestEventAsync(endpoint);
        answers.SetResult();
        await Eventually.IsTrueAsync(() => receiver.Arrived >= 7);
        await Eventually.IsTrueAsync(() => round.IsCompleted);
        await customer.TestEventAsync(endpoint);
        Assert.Equal(1, await world.Books.CountAsync("webhook_deliveries where ready and to_failing"));

        receiver.Status = 204;
        await world.Service.RunAsync<DeliverWebhooks>();
        await customer.TestEventAsync(endpoint);

        Assert.Equal(1, await world.Books.CountAsync("webhook_deliveries where ready and not to_failing"));
    }

    [Fact]
    public async Task What_was_written_as_its_endpoint_was_switched_off_is_kept_for_later()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await customer.TestEventAsync(endpoint);
        await world.Books.RunAsync(
            $"update webhook_endpoints set state = 'disabled', disabled_because = 'owner', disabled_at = now() where id = '{endpoint}'");

        await world.Service.RunAsync<ForgetDeliveries>();

        Assert.Equal("withheld", (string)Assert.Single(await customer.DeliveriesAsync(endpoint))["state"]!);
    }

    private void Begin() => round = world.Service.RunAsync<DeliverWebhooks>();

    private async Task<WebhookReceiver> HangingAsync()
    {
        var hanging = await WebhookReceiver.StartAsync(world);
        hanging.Until = answers.Task;
        return hanging;
    }

    /// <returns>An endpoint of each customer.</returns>
    private async Task<List<string>> HangersAsync(WebhookReceiver hanging, int customers, int endpoints, int events)
    {
        var all = new List<string>();
        for (var number = 0; number < customers; number++)
        {
            var customer = await world.CustomerAsync();
            for (var place = 0; place < endpoints; place++)
            {
                var (endpoint, _) = await customer.ListenAsync(hanging);
                if (place == 0)
                {
                    all.Add(endpoint);
                }

                for (var time = 0; time < events; time++)
                {
                    await customer.TestEventAsync(endpoint);
                }
            }
        }

        return all;
    }

    private async Task<long> UnderWayAsync(string endpoint) => await world.Books.CountAsync(
        $"""
         webhook_deliveries where state = 'pending' and leased_until >= now()
            and user_id = (select user_id from webhook_endpoints where id = '{endpoint}')
         """);
}
