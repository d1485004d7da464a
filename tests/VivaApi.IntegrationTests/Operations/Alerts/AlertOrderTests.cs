using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Platform.Alerts;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>What is sent first, and what is said of what is not sent.</summary>
public sealed class AlertOrderTests(AlertWorld world) : IClassFixture<AlertWorld>
{
    private const string Kind = "test_alarm";

    [Fact]
    public async Task Critical_messages_do_not_wait_behind_others()
    {
        await world.ForgetMessagesAsync();
        for (var alarm = 0; alarm < 10; alarm++)
        {
            await world.RaiseAsync(Kind, $"not-so-bad-{alarm}", AlertSeverity.Warning);
        }

        await world.RaiseAsync(Kind, "money");
        await world.Service.RunAsync<SendAlerts>();

        Assert.Contains(world.Receiver.To("/hook"), post => post.Body.Contains("\"money\"", StringComparison.Ordinal));
        await world.SendAllAsync();
    }

    [Fact]
    public async Task That_it_is_over_is_not_told_before_that_it_began()
    {
        await world.ForgetMessagesAsync();
        await world.RaiseAsync(Kind, "in-order");
        await world.Books.RunAsync("update alert_messages set state = 'given_up' where state = 'pending' and channel <> 'webhook'");
        world.Receiver.Answers.Enqueue((500, "not now"));
        await world.SendAllAsync();
        await world.RecoverAsync(Kind, "in-order");
        await world.Books.RunAsync(
            "update alert_messages set state = 'given_up' where state = 'pending' and channel <> 'webhook' and key = 'in-order'");
        await world.Books.RunAsync("update alert_messages set next_attempt_at = now() + interval '1 hour' where event = 'raised'");

        Assert.Equal(0, await world.Service.RunAsync<SendAlerts>());
        await world.SendAllAsync();

        // The first was answered 500.
        var told = world.Receiver.To("/hook").Where(post => post.Body.Contains("in-order", StringComparison.Ordinal))
            .Select(post => (string?)System.Text.Json.Nodes.JsonNode.Parse(post.Body)!["event"]);
        Assert.Equal(["raised", "raised", "recovered"], told);
    }

    [Fact]
    public async Task A_mailbox_that_is_gone_keeps_no_other_from_hearing_and_its_loss_is_counted()
    {
        await world.ForgetMessagesAsync();
        var lost = await world.GaugeAsync("viva_messages_given_up", "operators");
        world.Mailbox.Lacks("one@ops.example");
        await world.RaiseAsync(Kind, "dead-box");
        await world.Books.RunAsync(
            "update alert_messages set state = 'sent', sent_at = now() where state = 'pending' and channel <> 'mail'");
        await world.SendAllAsync();

        var mail = Assert.Single(world.Mailbox.Mails, mail => mail.Subject?.Contains("dead-box", StringComparison.Ordinal) == true);
        Assert.Equal("two@ops.example", mail.To.Mailboxes.Single().Address);
        Assert.Equal("pending", await StateAsync());
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.True(await world.GaugeAsync("viva_oldest_message_seconds", "operators") >= 1_200);

        await world.SendAllAsync();
        await world.SendAllAsync();
        Assert.Equal("given_up", await StateAsync());
        Assert.Equal(lost + 1, await world.GaugeAsync("viva_messages_given_up", "operators"));
        Assert.Equal(0, await world.GaugeAsync("viva_oldest_message_seconds", "operators"));
        Assert.Single(world.Mailbox.Mails, mail => mail.Subject?.Contains("dead-box", StringComparison.Ordinal) == true);
    }

    private async Task<string?> StateAsync()
    {
        var messages = (await world.AlertsAsync(Kind, "dead-box")).Single().Json["messages"]!.AsArray();
        return (string?)messages.Single(message => (string?)message!["address"] == "one@ops.example")!["state"];
    }
}
