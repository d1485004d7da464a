using System.Net;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Money;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>Alipay is silent, slow, poor or unwilling: the money goes back once, or the credits come back.</summary>
public sealed class RefundFaultTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("gateway-bad-signature")]
    [InlineData("gateway-unavailable")]
    [InlineData("gateway-html")]
    [InlineData("gateway-system-error")]
    [InlineData("refund-unconfirmed")]
    public async Task A_refund_whose_answer_is_lost_or_says_nothing_is_asked_about_and_given_back_once(string fault)
    {
        world.Alipay.DropNotifications();
        var (customer, order, outTradeNo, boss) = await RefundedAsync();
        Assert.True(world.Alipay.Faults.TrySet($"{fault}=1"));

        await StepAsync(order);
        Assert.Equal("pending", (await RefundAsync(boss, order))["state"]);
        await StepAsync(order);
        await StepAsync(order);
        world.Alipay.Faults.Clear();

        Assert.Equal("succeeded", (await RefundAsync(boss, order))["state"]);
        Assert.Equal(9_900, Assert.Single(world.Alipay.Find(outTradeNo)!.Refunds).Amount.Value);
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task The_question_what_became_of_a_refund_comes_ten_seconds_later_at_the_earliest()
    {
        var (_, order, _, _) = await RefundedAsync();
        world.Alipay.Faults.Set(AlipayFault.RefundUnconfirmed, 1);
        world.Alipay.DropNotifications();

        await StepAsync(order);
        world.Alipay.Faults.Clear();

        Assert.Equal(1, await world.Books.CountAsync(
            $"refunds where order_id = '{order}' and state = 'pending' and must_query and next_attempt_at > now() + interval '10 s'"));
        await StepAsync(order);
    }

    [Fact]
    public async Task A_worker_that_vanished_while_asking_leaves_a_question_not_a_second_refund()
    {
        world.Alipay.DropNotifications();
        var (_, order, outTradeNo, boss) = await RefundedAsync();
        var number = (await RefundAsync(boss, order))["outRequestNo"];
        world.Alipay.RefundInBackOffice(outTradeNo, number, new Fen(9_900));
        await world.Books.RunAsync(
            $"update refunds set must_query = true, attempts = 1, leased_until = now() - interval '1 s' where order_id = '{order}'");

        await StepAsync(order);
        world.Alipay.Faults.Clear();

        Assert.Equal("succeeded", (await RefundAsync(boss, order))["state"]);
        Assert.Single(world.Alipay.Find(outTradeNo)!.Refunds);
    }

    [Fact]
    public async Task A_refund_that_alipay_refuses_for_good_restores_credits_and_quota()
    {
        var (customer, order, outTradeNo, boss) = await RefundedAsync();
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        world.Alipay.Faults.Set(AlipayFault.RefundNotAllowed, 1);

        await StepAsync(order);
        await StepAsync(order);

        Assert.Equal("failed", (await RefundAsync(boss, order))["state"]);
        Assert.Equal("ACQ.TRADE_NOT_ALLOW_REFUND", (await RefundAsync(boss, order))["lastAnswer"]);
        Assert.Empty(world.Alipay.Find(outTradeNo)!.Refunds);
        var seen = await customer.GetAsync($"/orders/{order}");
        Assert.Equal(("paid", 9_900), (seen.At<string>("state"), seen.At<int>("refundableFen")));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task A_finished_trade_is_refused_for_good_and_a_later_refund_may_be_tried_again()
    {
        var (customer, order, outTradeNo, boss) = await RefundedAsync();
        world.Alipay.Finish(outTradeNo);

        await StepAsync(order);
        await StepAsync(order);

        Assert.Equal("ACQ.TRADE_HAS_FINISHED", (await RefundAsync(boss, order))["lastAnswer"]);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        (await boss.PostAsync($"/admin/orders/{order}/refund", new { reason = "Again." }, Customer.NewKey())).Is(HttpStatusCode.Accepted);
        await StepAsync(order);
        await StepAsync(order);
    }

    [Fact]
    public async Task While_the_merchants_account_is_empty_the_refund_waits_and_an_alert_is_open()
    {
        var (customer, order, outTradeNo, boss) = await RefundedAsync();
        world.Alipay.Faults.Set(AlipayFault.SellerBalanceNotEnough, 2);

        await StepAsync(order);
        await StepAsync(order);
        Assert.Equal("pending", (await RefundAsync(boss, order))["state"]);
        Assert.Equal(1, await AlertsAsync(order));
        await StepAsync(order);

        Assert.Equal("succeeded", (await RefundAsync(boss, order))["state"]);
        Assert.Equal(0, await AlertsAsync(order));
        Assert.Equal(9_900, world.Alipay.Find(outTradeNo)!.Refunded.Value);
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Credits_are_not_taken_away_for_good_when_the_account_stays_empty()
    {
        var (customer, order, _, boss) = await RefundedAsync();
        world.Alipay.Faults.Set(AlipayFault.SellerBalanceNotEnough);
        await StepAsync(order);
        world.Clock.Advance(TimeSpan.FromHours(24));
        await Task.WhenAll(customer.LogInAsync(), boss.LogInAsync());

        await StepAsync(order);
        await StepAsync(order);
        world.Alipay.Faults.Clear();

        Assert.Equal("failed", (await RefundAsync(boss, order))["state"]);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        Assert.Equal(0, await AlertsAsync(order));
    }

    [Fact]
    public async Task A_refusal_in_a_word_that_nobody_knows_is_taken_for_one_that_may_pass()
    {
        var (customer, order, outTradeNo, boss) = await RefundedAsync();
        world.Alipay.Faults.Set(AlipayFault.RefundRefusedOddly, 1);

        await StepAsync(order);
        Assert.Equal(("pending", "ACQ.NEVER_HEARD_OF"), await StateAsync(boss, order));
        Assert.Equal(1, await AlertsAsync(order));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        await StepAsync(order);

        Assert.Equal("succeeded", (await RefundAsync(boss, order))["state"]);
        Assert.Single(world.Alipay.Find(outTradeNo)!.Refunds);
        Assert.Equal(0, await AlertsAsync(order));
    }

    [Fact]
    public async Task A_number_that_alipay_has_with_another_amount_is_a_conflict_for_a_person()
    {
        world.Alipay.DropNotifications();
        var (customer, order, outTradeNo, boss) = await RefundedAsync();
        world.Alipay.RefundInBackOffice(outTradeNo, (await RefundAsync(boss, order))["outRequestNo"], new Fen(100));

        await StepAsync(order);
        Assert.Equal("ACQ.DISCORDANT_REPEAT_REQUEST", (await RefundAsync(boss, order))["lastAnswer"]);
        await StepAsync(order);
        world.Alipay.Faults.Clear();

        Assert.Equal("pending", (await RefundAsync(boss, order))["state"]);
        Assert.Equal(1, await world.Books.CountAsync($"alerts where kind = 'refund_mismatch' and key = '{outTradeNo}'"));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    private static async Task<Dictionary<string, string>> RefundAsync(Customer boss, string order) =>
        (await boss.GetAsync($"/admin/orders/{order}/refunds")).Is(HttpStatusCode.OK).Json["items"]![0]!.AsObject()
            .ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? string.Empty);

    private static async Task<(string State, string Answer)> StateAsync(Customer boss, string order)
    {
        var refund = await RefundAsync(boss, order);
        return (refund["state"], refund["lastAnswer"]);
    }

    private Task<long> AlertsAsync(string order) => world.Books.CountAsync(
        "alerts where kind = 'refund_stuck' and recovered_at is null"
        + $" and key in (select id::text from refunds where order_id = '{order}')");

    private async Task<(Customer Customer, string Order, string OutTradeNo, Customer Boss)> RefundedAsync()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        var id = order.At<string>("order", "id");
        await customer.GetAsync($"/orders/{id}");
        var boss = await world.OperatorAsync();
        (await boss.PostAsync($"/admin/orders/{id}/refund", new { reason = "The customer asked." }, Customer.NewKey()))
            .Is(HttpStatusCode.Accepted);
        return (customer, id, order.At<string>("order", "outTradeNo"), boss);
    }

    private async Task StepAsync(string order)
    {
        await world.Books.MakeRefundDueAsync(order);
        await world.Service.RunAsync<MakeRefunds>();
    }
}
