using System.Net;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.Harness;
using VivaApi.IntegrationTests.Operations.Alerts;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>The mail that a customer gets when an endpoint is switched off.</summary>
public sealed class WebhookMailTests(AlertWorld world) : IClassFixture<AlertWorld>
{
    [Fact]
    public async Task The_owner_gets_one_mail_that_names_the_endpoint_and_why()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        receiver.Status = 410;
        await customer.TestEventAsync(endpoint);
        await customer.TestEventAsync(endpoint);

        await world.Service.RunAsync<DeliverWebhooks>();
        await world.SendAllAsync();

        var mail = Assert.Single(MailsTo(customer));
        Assert.Contains("Webhook 端点已停用", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"{receiver.Address}events", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("it answered 410", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_switches_an_endpoint_off_gets_no_mail_of_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);

        (await customer.ChangeAsync(endpoint, new { enabled = false })).Is(HttpStatusCode.OK);
        await world.SendAllAsync();

        Assert.Empty(MailsTo(customer));
    }

    [Fact]
    public async Task Nothing_is_told_of_an_endpoint_that_is_gone_before_the_mail_is_sent()
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        receiver.Status = 410;
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();

        (await customer.DeleteAsync($"/webhook-endpoints/{endpoint}")).Is(HttpStatusCode.NoContent);
        await world.SendAllAsync();

        Assert.Empty(MailsTo(customer));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_told_of_an_endpoint_that_its_owner_has_switched_since(bool offAgain)
    {
        await using var receiver = await WebhookReceiver.StartAsync(world);
        var customer = await world.CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        receiver.Status = 410;
        await customer.TestEventAsync(endpoint);
        await world.Service.RunAsync<DeliverWebhooks>();

        (await customer.ChangeAsync(endpoint, new { enabled = true })).Is(HttpStatusCode.OK);
        if (offAgain)
        {
            (await customer.ChangeAsync(endpoint, new { enabled = false })).Is(HttpStatusCode.OK);
        }

        await world.SendAllAsync();

        Assert.Empty(MailsTo(customer));
    }

    private IEnumerable<MimeKit.MimeMessage> MailsTo(Customer customer) =>
        world.Mailbox.Mails.Where(mail => mail.To.Mailboxes.Any(box => box.Address == customer.Email));
}
