using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer.Protocol;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>How alerts reach people.</summary>
public sealed class AlertSendingTests(AlertWorld world) : IClassFixture<AlertWorld>
{
    [Fact]
    public async Task An_alert_goes_out_once_over_every_channel_and_so_does_its_end()
    {
        await RaiseAsync("every-channel");
        await RaiseAsync("every-channel");
        await world.SendAllAsync();
        await RecoverAsync("every-channel");
        await world.SendAllAsync();

        var mails = world.Mailbox.Mails.Where(mail => mail.Subject?.Contains("every-channel", StringComparison.Ordinal) == true).ToList();
        Assert.Equal(
            [
                "[critical] test_alarm (every-channel) one@ops.example", "[critical] test_alarm (every-channel) two@ops.example",
                "[recovered] test_alarm (every-channel) one@ops.example", "[recovered] test_alarm (every-channel) two@ops.example",
            ],
            mails.Select(mail => $"{mail.Subject} {mail.To.Mailboxes.Single().Address}").Order(StringComparer.Ordinal));
        Assert.Contains("Money stands still: 视频.", mails[0].TextBody, StringComparison.Ordinal);
        foreach (var path in new[] { "/hook", "/ding", "/wecom" })
        {
            Assert.Equal(2, PostsAbout(path, "every-channel").Count());
        }

        var messages = (await world.AlertsAsync("test_alarm", "every-channel")).Single().Json["messages"]!.AsArray();
        Assert.Equal(10, messages.Count);
        Assert.All(messages, message => Assert.Equal("sent", (string?)message!["state"]));
    }

    [Fact]
    public async Task A_webhook_is_signed_and_a_dingtalk_robot_too()
    {
        await RaiseAsync("signed");
        await world.SendAllAsync();

        var hook = PostsAbout("/hook", "signed").Single();
        var (time, signature) = (hook.Headers["X-Viva-Signature"].Split(',')[0][2..], hook.Headers["X-Viva-Signature"].Split(',')[1][3..]);
        Assert.Equal(Hex(AlertWorld.WebhookSecret, $"{time}.{hook.Body}"), signature);
        Assert.Equal("raised", (string?)JsonNode.Parse(hook.Body)!["event"]);

        var ding = PostsAbout("/ding", "signed").Single();
        var query = System.Web.HttpUtility.ParseQueryString(ding.Query);
        Assert.Equal("secret", query["access_token"]);
        Assert.Equal($"{world.Clock.GetUtcNow().ToUnixTimeMilliseconds()}", query["timestamp"]);
        var (key, text) = (AlertWorld.DingTalkSecret, $"{query["timestamp"]}\n{AlertWorld.DingTalkSecret}");
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));
        Assert.Equal(Convert.ToBase64String(expected), query["sign"]);
        Assert.Equal("text", (string?)JsonNode.Parse(ding.Body)!["msgtype"]);
        Assert.Equal("?key=secret", PostsAbout("/wecom", "signed").Single().Query);
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_and_in_the_end_given_up()
    {
        await OnlyAsync("mail");
        await RaiseAsync("retried");
        await OnlyAsync("mail", "retried");
        await world.Books.RunAsync("update alert_messages set state = 'given_up' where key = 'retried' and address like 'two@%'");
        world.Mailbox.NextAnswers(
            SmtpReplyCode.InsufficientStorage, SmtpReplyCode.MailboxUnavailable, SmtpReplyCode.TransactionFailed);
        await world.SendAllAsync();
        Assert.Equal(("pending", 1), await MessageAsync("retried", "mail"));
        await world.SendAllAsync();
        Assert.Equal(("pending", 2), await MessageAsync("retried", "mail"));
        await world.SendAllAsync();
        Assert.Equal(("given_up", 3), await MessageAsync("retried", "mail"));
        await world.SendAllAsync();
        Assert.Equal(("given_up", 3), await MessageAsync("retried", "mail"));
    }

    [Fact]
    public async Task A_robot_that_answers_with_an_error_code_has_not_taken_it()
    {
        await RaiseAsync("busy-robot");
        await OnlyAsync("ding_talk", "busy-robot");
        world.Receiver.Answers.Enqueue((200, """{"errcode":130101,"errmsg":"send too fast"}"""));
        world.Receiver.Answers.Enqueue((200, """{"errcode":310000,"errmsg":"sign not match"}"""));

        await world.SendAllAsync();
        Assert.Equal(("pending", 1), await MessageAsync("busy-robot", "ding_talk"));
        await world.SendAllAsync();
        Assert.Equal(("pending", 2), await MessageAsync("busy-robot", "ding_talk"));
        await world.SendAllAsync();

        Assert.Equal(("sent", 3), await MessageAsync("busy-robot", "ding_talk"));
    }

    [Fact]
    public async Task Two_copies_send_a_message_once()
    {
        await using var second = world.StartService();
        for (var alarm = 0; alarm < 20; alarm++)
        {
            await RaiseAsync($"two-copies-{alarm}");
        }

        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(round => (round % 2 == 0 ? world.Service : second).RunAsync<SendAlerts>()));
        await world.SendAllAsync();

        var hooks = world.Receiver.To("/hook").Where(post => post.Body.Contains("two-copies-", StringComparison.Ordinal)).ToList();
        Assert.Equal(20, hooks.Count);
        Assert.Equal(20, hooks.Select(post => post.Headers["X-Viva-Message"]).Distinct().Count());
    }

    [Fact]
    public async Task An_alert_is_acknowledged_once_and_stays_open()
    {
        await RaiseAsync("in-hand");
        var person = await world.TheOperatorAsync();
        var id = (await world.AlertsAsync("test_alarm", "in-hand")).Single().At<string>("id");

        (await person.PostAsync($"/admin/alerts/{id}/acknowledge", new { note = "Codes are bought." })).Is(HttpStatusCode.OK);
        var again = (await person.PostAsync($"/admin/alerts/{id}/acknowledge", new { note = "Me too." })).Is(HttpStatusCode.OK);

        Assert.Equal(("acknowledged", "Codes are bought."), (again.At<string>("state"), again.At<string>("note")));
        var open = (await person.GetAsync("/admin/alerts?state=acknowledged&kind=test_alarm")).Json["items"]!.AsArray();
        Assert.Contains(open, item => (string?)item!["id"] == id);
        await RecoverAsync("in-hand");
        Assert.Equal("recovered", (await world.AlertsAsync("test_alarm", "in-hand")).Single().At<string>("state"));

        await RaiseAsync("over");
        await RecoverAsync("over");
        var over = (await world.AlertsAsync("test_alarm", "over")).Single().At<string>("id");
        (await person.PostAsync($"/admin/alerts/{over}/acknowledge", new { })).IsProblem(HttpStatusCode.Conflict, "alert_recovered");
        (await person.PostAsync($"/admin/alerts/{Guid.Empty}/acknowledge", new { })).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Alerts_are_paged_newest_first_and_filtered()
    {
        for (var alarm = 0; alarm < 5; alarm++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await RaiseAsync($"paged-{alarm}", "paged_alarm");
        }

        var person = await world.TheOperatorAsync();
        var first = (await person.GetAsync("/admin/alerts?kind=paged_alarm&limit=3&severity=critical&state=open")).Is(HttpStatusCode.OK);
        var rest = (await person.GetAsync($"/admin/alerts?kind=paged_alarm&limit=3&cursor={first.At<string>("nextCursor")}"))
            .Is(HttpStatusCode.OK);

        Assert.Equal(
            ["paged-4", "paged-3", "paged-2", "paged-1", "paged-0"],
            first.Json["items"]!.AsArray().Concat(rest.Json["items"]!.AsArray()).Select(item => (string)item!["key"]!));
        (await person.GetAsync("/admin/alerts?state=odd")).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await (await world.CustomerAsync()).GetAsync("/admin/alerts")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    private static string Hex(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private IEnumerable<ReceivedPost> PostsAbout(string path, string key) =>
        world.Receiver.To(path).Where(post => post.Body.Contains(key, StringComparison.Ordinal));

    /// <summary>Sends what other tests left, and of this alarm's messages only those of one channel.</summary>
    private async Task OnlyAsync(string channel, string key = "nobody")
    {
        await world.Books.RunAsync(
            $"update alert_messages set state = 'given_up' where state = 'pending' and (key <> '{key}' or channel <> '{channel}')");
        if (key == "nobody")
        {
            world.Receiver.Answers.Clear();
        }
    }

    private async Task<(string State, int Attempts)> MessageAsync(string key, string channel)
    {
        var messages = (await world.AlertsAsync("test_alarm", key)).Single().Json["messages"]!.AsArray();
        var one = messages.Single(message =>
            (string?)message!["channel"] == channel && (string?)message["address"] is not "two@ops.example")!;
        return ((string)one["state"]!, (int)one["attempts"]!);
    }

    private async Task RaiseAsync(string key, string kind = "test_alarm")
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertBook>()
            .RaiseAsync(kind, key, AlertSeverity.Critical, "Money stands still: 视频.", CancellationToken.None);
    }

    private async Task RecoverAsync(string key)
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<AlertBook>().RecoverAsync("test_alarm", key, CancellationToken.None));
    }
}
