using System.Net;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Money;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>Refunds that were made at Alipay, not here: found by their notification, asked about, booked once.</summary>
public sealed class BackOfficeRefundTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Two_partial_refunds_whose_sum_is_told_are_booked_with_their_own_amounts()
    {
        var (customer, order, outTradeNo) = await PaidAsync();

        await RefundThereAsync(outTradeNo, "BO1", 1_000);
        await RefundThereAsync(outTradeNo, "BO2", 500);
        await BookAsync();

        Assert.Equal(1_500, (await customer.GetAsync($"/orders/{order}")).At<int>("refundedFen"));
        Assert.Equal(1, await world.Books.CountAsync($"refunds where order_id = '{order}' and amount_fen = 500 and state = 'succeeded'"));
        await customer.HasAsync(available: 128, quota: 128, used: 0, reserved: 0);
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task A_refund_told_many_times_at_once_is_booked_once()
    {
        var (customer, order, outTradeNo) = await PaidAsync();
        world.Alipay.RefundInBackOffice(outTradeNo, "BO1", new Fen(3_300));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TellAsync(outTradeNo)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BookAsync()));
        await TellAsync(outTradeNo);
        await BookAsync();

        Assert.Equal(1, await world.Books.CountAsync($"refunds where order_id = '{order}'"));
        await customer.HasAsync(available: 100, quota: 100, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_refund_told_before_the_payment_credits_once_and_takes_its_part_back()
    {
        world.Alipay.DropNotifications(times: 1);
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        var outTradeNo = await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
        var payment = world.Alipay.SignNotification(outTradeNo, null);

        await RefundThereAsync(outTradeNo, "BO1", 3_300);
        await BookAsync();
        await customer.HasAsync(available: 100, quota: 100, used: 0, reserved: 0);
        var late = await world.Alipay.SendNotificationAsync(
            outTradeNo,
            fields =>
            {
                fields.Clear();
                foreach (var (name, value) in payment)
                {
                    fields[name] = value;
                }
            },
            forge: false,
            CancellationToken.None);

        Assert.Equal((200, "success"), (late.Status, late.Answer));
        await customer.HasAsync(available: 100, quota: 100, used: 0, reserved: 0);
        Assert.Equal("partially_refunded", (await customer.GetAsync($"/orders/{order.At<string>("order", "id")}")).At<string>("state"));
    }

    [Fact]
    public async Task A_whole_refund_that_comes_as_a_closed_trade_takes_everything_back()
    {
        var (customer, order, outTradeNo) = await PaidAsync();

        await RefundThereAsync(outTradeNo, "BO1", 9_900);
        await BookAsync();

        Assert.Equal("refunded", (await customer.GetAsync($"/orders/{order}")).At<string>("state"));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task When_the_credits_are_spent_already_what_is_left_is_taken_and_an_alert_names_the_rest()
    {
        var (customer, order, outTradeNo) = await PaidAsync();
        for (var job = 0; job < 4; job++)
        {
            await customer.GenerationAsync();
        }

        await RefundThereAsync(outTradeNo, "BO1", 9_900);
        await BookAsync();

        await customer.HasAsync(available: 0, quota: 60, used: 0, reserved: 60);
        Assert.Equal("refunded", (await customer.GetAsync($"/orders/{order}")).At<string>("state"));
        Assert.Equal(1, await world.Books.CountAsync(
            "alerts where kind = 'refund_shortfall' and message like '%60 of its 150 credits are spent%'"));
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task Our_own_refund_is_done_as_soon_as_its_notification_tells_so()
    {
        var (customer, order, outTradeNo) = await PaidAsync();
        var boss = await world.OperatorAsync();
        var refund = (await boss.PostAsync(
            $"/admin/orders/{order}/refund", new { amountFen = 3_300, reason = "Asked." }, Customer.NewKey())).Is(HttpStatusCode.Accepted);
        world.Alipay.RefundInBackOffice(outTradeNo, refund.At<string>("outRequestNo"), new Fen(3_300));

        await TellAsync(outTradeNo);

        Assert.Equal(1, await world.Books.CountAsync($"refunds where order_id = '{order}' and state = 'succeeded'"));
        Assert.Equal(3_300, (await customer.GetAsync($"/orders/{order}")).At<int>("refundedFen"));
        await customer.HasAsync(available: 100, quota: 100, used: 0, reserved: 0);
    }

    private async Task<(Customer Customer, string Order, string OutTradeNo)> PaidAsync()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await world.PaysAsync(order);
        return (customer, order.At<string>("order", "id"), order.At<string>("order", "outTradeNo"));
    }

    private async Task RefundThereAsync(string outTradeNo, string number, long fen)
    {
        world.Alipay.RefundInBackOffice(outTradeNo, number, new Fen(fen));
        await TellAsync(outTradeNo);
    }

    private async Task TellAsync(string outTradeNo)
    {
        var told = await world.Alipay.SendNotificationAsync(outTradeNo, null, forge: false, CancellationToken.None);
        Assert.Equal((200, "success"), (told.Status, told.Answer));
    }

    private async Task BookAsync()
    {
        while (await world.Books.MakeRefundsDueAsync() > 0)
        {
            await world.Service.RunAsync<MakeRefunds>();
        }
    }
}
