using System.Net;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>What counts as a failure, and what makes it forgotten.</summary>
public sealed class WebhookFailingTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_secret_that_cannot_be_read_is_a_failed_try_and_an_alert_until_the_secret_is_changed()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await world.Books.RunAsync($"update webhook_endpoints set secret = 'CfDJ8-of-another-ring' where id = '{endpoint}'");
        var delivery = (await customer.TestEventAsync(endpoint)).At<string>("id");

        await world.Service.RunAsync<DeliverWebhooks>();

        var log = await customer.LogAsync(endpoint, delivery);
        Assert.Equal("signing failed", (string)log.Json["attempts"]![0]!["error"]!);
        Assert.Equal("pending", log.At<string>("delivery", "state"));
        Assert.Empty(receiver.Events);
        Assert.Null((await customer.EndpointAsync(endpoint)).Json["failingSince"]);
        Assert.Equal(1, await world.Books.CountAsync(
            $"webhook_deliveries where endpoint_id = '{endpoint}' and lease_token is null and due_at > now()"));
        Assert.Equal(1, await world.Books.CountAsync(OpenAlertOf(endpoint)));

        // The old one signs on beside the new one, if it can be read.
        var secret = (await customer.PostAsync($"/webhook-endpoints/{endpoint}/rotate-secret", new { })).Is(HttpStatusCode.OK)
            .At<string>("secret");
        await world.Books.RunAsync($"update webhook_deliveries set due_at = now() where endpoint_id = '{endpoint}'");
        await world.Service.RunAsync<DeliverWebhooks>();

        Assert.True(Assert.Single(receiver.Events).IsSignedBy(secret));
        Assert.Equal(0, await world.Books.CountAsync(OpenAlertOf(endpoint)));
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_switches_no_endpoint_off()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await world.Books.RunAsync(
            $"""
             update webhook_endpoints set secret = 'CfDJ8-of-another-ring', failing_since = now() - interval '10 years'
              where id = '{endpoint}'
             """);
        await customer.TestEventAsync(endpoint);

        await world.Service.RunAsync<DeliverWebhooks>();

        Assert.Equal("active", (await customer.EndpointAsync(endpoint)).At<string>("state"));
        Assert.Equal(1, await world.Books.CountAsync(OpenAlertOf(endpoint)));
    }

    [Fact]
    public async Task What_is_signed_again_ends_the_alert_whatever_was_changed_in_between()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        await world.Books.RunAsync($"update webhook_endpoints set secret = 'CfDJ8-of-another-ring' where id = '{endpoint}'");
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();

        (await customer.ChangeAsync(endpoint, new { url = $"{receiver.Address}elsewhere" })).Is(HttpStatusCode.OK);
        (await customer.ChangeAsync(endpoint, new { enabled = false })).Is(HttpStatusCode.OK);
        (await customer.ChangeAsync(endpoint, new { enabled = true })).Is(HttpStatusCode.OK);
        Assert.Equal(1, await world.Books.CountAsync(OpenAlertOf(endpoint)));
        (await customer.PostAsync($"/webhook-endpoints/{endpoint}/rotate-secret", new { })).Is(HttpStatusCode.OK);
        receiver.Status = 500;
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();

        Assert.Single(receiver.Events);
        Assert.Equal(0, await world.Books.CountAsync(OpenAlertOf(endpoint)));
    }

    [Fact]
    public async Task At_another_address_an_endpoint_has_not_failed_yet()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        receiver.Status = 500;
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();

        var same = await customer.ChangeAsync(endpoint, new { url = $"{receiver.Address}events", description = "as before" });
        Assert.NotNull(same.Is(HttpStatusCode.OK).Json["failingSince"]);
        var other = await customer.ChangeAsync(endpoint, new { url = $"{receiver.Address}elsewhere" });

        Assert.Null(other.Is(HttpStatusCode.OK).Json["failingSince"]);
    }

    [Fact]
    public async Task Switched_on_again_an_endpoint_has_not_failed_yet()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        receiver.Status = 500;
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();
        (await customer.ChangeAsync(endpoint, new { enabled = false })).Is(HttpStatusCode.OK);

        Assert.Null((await customer.ChangeAsync(endpoint, new { enabled = true })).Is(HttpStatusCode.OK).Json["failingSince"]);
    }

    [Fact]
    public async Task Without_a_mail_server_no_mail_is_written()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        receiver.Status = 410;
        await customer.TestEventAsync(endpoint);

        await world.Service.RunAsync<DeliverWebhooks>();

        Assert.Equal("disabled", (await customer.EndpointAsync(endpoint)).At<string>("state"));
        Assert.Equal(0, await world.Books.CountAsync("alert_messages where channel = 'customer_mail'"));
    }

    private static string OpenAlertOf(string endpoint) =>
        $"alerts where kind = 'webhook_signing_failed' and key = '{endpoint}' and recovered_at is null";
}
