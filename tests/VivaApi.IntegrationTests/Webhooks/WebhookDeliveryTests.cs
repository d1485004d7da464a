using System.Net;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>Whatever the endpoint does, an event is tried until it is taken, for three days, and can be had again.</summary>
public sealed class WebhookDeliveryTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task What_is_refused_is_tried_again_with_the_same_id_and_a_new_time()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, secret) = await customer.ListenAsync(receiver);
        receiver.Status = 500;
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();
        receiver.Status = 200;
        world.Clock.Advance(TimeSpan.FromSeconds(6));

        await DeliverAsync(endpoint);

        var (first, second) = (receiver.Events.First(), receiver.Events.Last());
        Assert.Equal(2, receiver.Events.Count);
        Assert.Equal((first.Id, first.Body), (second.Id, second.Body));
        Assert.True(second.Timestamp >= first.Timestamp + 6);
        Assert.True(first.IsSignedBy(secret) && second.IsSignedBy(secret));
        Assert.Equal("delivered", (string)Assert.Single(await customer.DeliveriesAsync(endpoint))["state"]!);
        Assert.Null((await customer.EndpointAsync(endpoint)).Json["failingSince"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_after_is_honoured(bool asDate)
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        (receiver.Status, receiver.RetryAfter) = (
            429, asDate ? world.Clock.GetUtcNow().AddHours(1).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "3600");
        await customer.TestEventAsync(endpoint);

        await world.Service.RunAsync<DeliverWebhooks>();

        Assert.Equal(1, await world.Books.CountAsync(
            $"webhook_deliveries where endpoint_id = '{endpoint}' and due_at - now() between interval '50 minutes' and interval '1 hour'"));
    }

    [Fact]
    public async Task After_three_days_an_event_is_given_up_and_can_be_sent_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        receiver.Status = 503;
        var delivery = (await customer.TestEventAsync(endpoint)).At<string>("id");
        await world.Service.RunAsync<DeliverWebhooks>();
        world.Clock.Advance(TimeSpan.FromHours(71));
        await customer.LogInAsync();
        await DeliverAsync(endpoint);
        Assert.Equal("pending", (await customer.LogAsync(endpoint, delivery)).At<string>("delivery", "state"));
        world.Clock.Advance(TimeSpan.FromHours(1));
        await DeliverAsync(endpoint);
        Assert.Equal("failed", (await customer.LogAsync(endpoint, delivery)).At<string>("delivery", "state"));
        await DeliverAsync(endpoint);
        Assert.Equal(3, receiver.Events.Count);

        receiver.Status = 204;
        (await customer.PostAsync($"/webhook-endpoints/{endpoint}/deliveries/{delivery}/redeliver", new { })).Is(HttpStatusCode.Accepted);
        await world.Service.RunAsync<DeliverWebhooks>();

        var log = await customer.LogAsync(endpoint, delivery);
        Assert.Equal(("delivered", 4), (log.At<string>("delivery", "state"), log.At<int>("delivery", "attempts")));
        Assert.Equal([4, 3, 2, 1], log.Json["attempts"]!.AsArray().Select(attempt => (int)attempt!["number"]!));
        Assert.Equal([204, 503, 503, 503], log.Json["attempts"]!.AsArray().Select(attempt => (int)attempt!["status"]!));
        Assert.Single(receiver.Events.Select(one => one.Id).Distinct());
    }

    [Fact]
    public async Task Gone_switches_the_endpoint_off_tells_the_owners_others_and_keeps_what_follows()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        await using var other = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver, "order.paid");
        await customer.ListenAsync(other, "webhook_endpoint.disabled");
        receiver.Status = 410;
        var begun = world.Clock.GetUtcNow();
        await world.PaysAsync(await customer.OrderAsync("basic"));
        await world.Service.RunAsync<DeliverWebhooks>();

        var seen = await customer.EndpointAsync(endpoint);
        Assert.Equal(("disabled", "gone"), (seen.At<string>("state"), seen.At<string>("disabledBecause")));
        Assert.Equal(endpoint, (string)Assert.Single(other.Events).Data["id"]!);
        Assert.Equal(1, await world.Books.CountAsync(
            $"alerts where kind = 'webhook_endpoint_disabled' and key = '{endpoint}' and recovered_at is null"));
        (await customer.PostAsync($"/webhook-endpoints/{endpoint}/test", new { }))
            .IsProblem(HttpStatusCode.Conflict, "webhook_endpoint_disabled");

        receiver.Status = 204;
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.PaysAsync(await customer.OrderAsync("basic"));
        await world.Service.RunAsync<DeliverWebhooks>();
        Assert.Equal(["withheld", "failed"], (await customer.DeliveriesAsync(endpoint)).Select(one => (string)one["state"]!));

        (await customer.ChangeAsync(endpoint, new { enabled = true })).Is(HttpStatusCode.OK);
        var again = await customer.PostAsync(
            $"/webhook-endpoints/{endpoint}/redeliver", new { from = begun, to = world.Clock.GetUtcNow().AddSeconds(1) });
        Assert.Equal(2, again.Is(HttpStatusCode.Accepted).At<int>("count"));
        await world.Service.RunAsync<DeliverWebhooks>();
        Assert.All(await customer.DeliveriesAsync(endpoint), one => Assert.Equal("delivered", (string)one["state"]!));
        Assert.Equal(0, await world.Books.CountAsync(
            $"alerts where kind = 'webhook_endpoint_disabled' and key = '{endpoint}' and recovered_at is null"));
    }

    [Fact]
    public async Task Days_of_nothing_but_failures_switch_an_endpoint_off()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        receiver.Status = 500;
        await FailAsync();
        world.Clock.Advance(TimeSpan.FromDays(4));
        await FailAsync();
        Assert.Equal("active", (await customer.EndpointAsync(endpoint)).At<string>("state"));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await FailAsync();

        var seen = await customer.EndpointAsync(endpoint);
        Assert.Equal(("disabled", "failing"), (seen.At<string>("state"), seen.At<string>("disabledBecause")));

        async Task FailAsync()
        {
            await customer.LogInAsync();
            await customer.TestEventAsync(endpoint);
            await world.Service.RunAsync<DeliverWebhooks>();
        }
    }

    [Fact]
    public async Task During_a_rotation_both_secrets_sign_and_then_only_the_new_one()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, old) = await customer.ListenAsync(receiver);
        var rotated = (await customer.PostAsync($"/webhook-endpoints/{endpoint}/rotate-secret", new { overlapHours = 2 }))
            .Is(HttpStatusCode.OK);
        var secret = rotated.At<string>("secret");
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();
        world.Clock.Advance(TimeSpan.FromHours(2));
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();

        var (during, after) = (receiver.Events.First(), receiver.Events.Last());
        Assert.True(during.IsSignedBy(old) && during.IsSignedBy(secret));
        Assert.True(after.IsSignedBy(secret));
        Assert.False(after.IsSignedBy(old));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        await using var elsewhere = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        (receiver.Status, receiver.Location) = (307, elsewhere.Address.ToString());
        await customer.TestEventAsync(endpoint);

        await world.Service.RunAsync<DeliverWebhooks>();

        Assert.Equal((1, 0), (receiver.Arrived, elsewhere.Arrived));
        Assert.Equal(307, (int)Assert.Single(await customer.DeliveriesAsync(endpoint))["lastStatus"]!);
    }

    [Fact]
    public async Task Of_an_answer_four_kilobytes_are_kept()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        (receiver.Status, receiver.Answer) = (200, "\0" + new string('x', 1_000_000));
        var delivery = (await customer.TestEventAsync(endpoint)).At<string>("id");

        await world.Service.RunAsync<DeliverWebhooks>();

        var attempt = (await customer.LogAsync(endpoint, delivery)).Json["attempts"]![0]!;
        Assert.Equal((200, 4_096), ((int)attempt["status"]!, ((string)attempt["answer"]!).Length));
    }

    [Fact]
    public async Task Deliveries_are_forgotten_when_their_time_is_over()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();
        world.Clock.Advance(TimeSpan.FromDays(29));
        await world.Service.RunAsync<ForgetDeliveries>();
        await customer.LogInAsync();
        Assert.Single(await customer.DeliveriesAsync(endpoint));
        world.Clock.Advance(TimeSpan.FromDays(2));

        await world.Service.RunAsync<ForgetDeliveries>();

        await customer.LogInAsync();
        Assert.Empty(await customer.DeliveriesAsync(endpoint));
    }

    /// <summary>The queue goes by the database's clock, which a test cannot move: it moves the appointments instead.</summary>
    private async Task DeliverAsync(string endpoint)
    {
        await world.Books.RunAsync($"update webhook_deliveries set due_at = now() where endpoint_id = '{endpoint}' and state = 'pending'");
        await world.Service.RunAsync<DeliverWebhooks>();
    }
}
