using System.Net;
using System.Text;
using Npgsql;
using VivaApi.Backend.Features.Payments;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>What was received is kept before anything is decided, and is decided once.</summary>
public sealed class NotificationInboxTests(World world) : IClassFixture<World>
{
    private const string Sabotage =
        """
        create or replace function sabotage() returns trigger language plpgsql as $$ begin raise exception 'sabotage'; end $$;
        create trigger sabotage before insert on credit_entries for each row execute function sabotage();
        """;

    [Fact]
    public async Task A_fault_between_credit_and_commit_keeps_the_notification_and_a_worker_finishes_it()
    {
        world.ExpectError("/payments/alipay/notify failed");
        world.ExpectError("Failed executing DbCommand");
        var (customer, body, outTradeNo) = await PaidButNotToldAsync();
        await world.Books.RunAsync(Sabotage);
        Assert.Equal(HttpStatusCode.InternalServerError, await PostAsync(body));
        await world.Books.RunAsync("drop trigger sabotage on credit_entries");
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        Assert.Equal(1, await world.Books.CountAsync(Kept(outTradeNo, "undecided")));

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await world.Service.RunAsync<DecideNotifications>());

        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        Assert.Equal(1, await world.Books.CountAsync(Kept(outTradeNo, "applied")));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(body));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task One_that_cannot_be_decided_keeps_no_later_one_waiting_and_raises_an_alert()
    {
        world.ExpectError("/payments/alipay/notify failed");
        world.ExpectError("Failed executing DbCommand");
        world.ExpectError("is still undecided");
        var (stuck, stuckBody, stuckNo) = await PaidButNotToldAsync();
        var (other, otherBody, _) = await PaidButNotToldAsync();
        await world.Books.RunAsync(Sabotage);
        await PostAsync(stuckBody);
        await PostAsync(otherBody);
        await world.Books.RunAsync("drop trigger sabotage on credit_entries");
        await world.Books.RunAsync(
            $"""
             create trigger sabotage before update on orders for each row when (new.out_trade_no = '{stuckNo}') execute function sabotage()
             """);
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, await world.Service.RunAsync<DecideNotifications>());
        await other.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        Assert.Equal(1, await world.Books.CountAsync("alerts where kind = 'notification_undecided'"));
        await world.Books.RunAsync("drop trigger sabotage on orders");

        Assert.Equal(1, await world.Service.RunAsync<DecideNotifications>());
        await stuck.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        Assert.Equal(0, await world.Books.CountAsync("alerts where kind = 'notification_undecided' and recovered_at is null"));
    }

    [Fact]
    public async Task A_kept_notification_can_be_neither_changed_nor_deleted()
    {
        var (_, body, outTradeNo) = await PaidButNotToldAsync();
        await PostAsync(body);

        foreach (var change in new[]
        {
            $"update payment_notifications set body = 'x' where out_trade_no = '{outTradeNo}'",
            $"update payment_notifications set verdict = 'nothing_to_do' where out_trade_no = '{outTradeNo}'",
            $"delete from payment_notifications where out_trade_no = '{outTradeNo}'",
            "truncate payment_notifications",
        })
        {
            await Assert.ThrowsAsync<PostgresException>(() => world.Books.RunAsync(change));
        }
    }

    [Fact]
    public async Task Eight_deliveries_one_after_the_other_all_hear_success_and_grant_once()
    {
        var (customer, body, outTradeNo) = await PaidButNotToldAsync();
        for (var delivery = 0; delivery < 8; delivery++)
        {
            Assert.Equal((HttpStatusCode.OK, "success"), await PostForTextAsync(body));
        }

        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        Assert.Equal(1, await world.Books.CountAsync(Kept(outTradeNo, "applied")));
        Assert.Equal(7, await world.Books.CountAsync(Kept(outTradeNo, "nothing_to_do")));
    }

    [Fact]
    public async Task A_genuine_notification_a_year_later_is_answered_success_and_changes_nothing()
    {
        var (customer, body, _) = await PaidButNotToldAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(body));
        world.Clock.Advance(TimeSpan.FromDays(365));

        Assert.Equal((HttpStatusCode.OK, "success"), await PostForTextAsync(body));

        await customer.LogInAsync();
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Finished_first_or_months_after_success_is_one_credit()
    {
        var (first, body, _) = await PaidButNotToldAsync(fields => fields["trade_status"] = "TRADE_FINISHED");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(body));
        await first.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);

        var (second, paid, outTradeNo) = await PaidButNotToldAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(paid));
        world.Alipay.Finish(outTradeNo);
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 2, CancellationToken.None);
        await second.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Another_amount_raises_an_alert_that_names_both_amounts()
    {
        var (customer, body, outTradeNo) = await PaidButNotToldAsync(fields => fields["total_amount"] = "0.01");

        Assert.Equal((HttpStatusCode.OK, "fail"), await PostForTextAsync(body));

        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        Assert.Equal(1, await world.Books.CountAsync(
            $"alerts where kind = 'payment_mismatch' and key = '{outTradeNo}' and message like '%¥0.01%¥99.00%'"));
    }

    private static string Kept(string outTradeNo, string verdict) =>
        $"payment_notifications where out_trade_no = '{outTradeNo}' and verdict = '{verdict}'";

    private async Task<(Customer Customer, string Body, string OutTradeNo)> PaidButNotToldAsync(
        Action<IDictionary<string, string>>? mutate = null)
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        world.Alipay.DropNotifications(times: 1);
        var outTradeNo = await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
        var fields = world.Alipay.SignNotification(outTradeNo, mutate);
        return (customer, string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")), outTradeNo);
    }

    private async Task<HttpStatusCode> PostAsync(string body) => (await PostForTextAsync(body)).Status;

    private async Task<(HttpStatusCode Status, string Answer)> PostForTextAsync(string body)
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        using var response = await http.PostAsync("/api/v1/payments/alipay/notify", content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
