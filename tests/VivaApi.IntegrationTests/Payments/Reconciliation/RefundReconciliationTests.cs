using System.Net;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Money;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments.Reconciliation;

/// <summary>Money that went back: asked for here, or in Alipay's back office without a word to anybody.</summary>
public sealed class RefundReconciliationTests(BillWorld world) : IClassFixture<BillWorld>
{
    [Fact]
    public async Task A_day_with_a_back_office_refund_only_has_a_bill_and_the_refund_is_booked_from_it_once()
    {
        world.BeginDay();
        var (customer, outTradeNo) = await world.PaysAsync();
        await world.NextMorningAsync();
        var day = world.BeginDay();
        world.Alipay.RefundInBackOffice(outTradeNo, "BACK1", new Fen(3_300));

        await world.NextMorningAsync();
        string[] found = [$"refund_not_booked {outTradeNo} /3300 resolved refund_booked"];
        Assert.Equal(found, await world.FindingsAsync(day));
        await world.ForgetAsync(day);
        Assert.Equal(1, await world.ReconcileAsync());

        Assert.Equal(found, await world.FindingsAsync(day));
        await (await customer.LogInAsync()).HasAsync(available: 100, quota: 100, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_payment_and_its_refund_that_only_the_bill_tells_are_both_booked()
    {
        var day = world.BeginDay();
        var (customer, outTradeNo) = await world.PaysUnnoticedAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Alipay.RefundInBackOffice(outTradeNo, "BACK2", new Fen(9_900));
        world.Alipay.Bills.Change = rows => [.. rows.Reverse()];

        await world.NextMorningAsync();

        Assert.Equal(
            [
                $"payment_not_booked {outTradeNo} 9900/9900 resolved credited",
                $"refund_not_booked {outTradeNo} /9900 resolved refund_booked",
            ],
            await world.FindingsAsync(day));
        await (await customer.LogInAsync()).HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Our_own_refund_is_no_finding_and_one_that_no_bill_has_is_told_a_day_later()
    {
        var day = world.BeginDay();
        var (_, good) = await RefundedAsync(1_000);
        var (_, missed) = await RefundedAsync(2_000);
        world.Alipay.Bills.Change = rows => [.. rows.Where(row => !row.IsRefund || row.OutTradeNo == good)];

        await world.NextMorningAsync();
        Assert.Empty(await world.FindingsAsync(day));
        var other = await world.PaysAsync();
        await world.NextMorningAsync();

        Assert.NotNull(other.OutTradeNo);
        Assert.Equal([$"refund_missing_in_bill {missed} 2000/ open "], await world.FindingsAsync(day.AddDays(1)));
    }

    [Fact]
    public async Task A_refund_of_another_amount_than_ours_is_told_and_moves_nothing()
    {
        var day = world.BeginDay();
        var (customer, outTradeNo) = await RefundedAsync(3_300);
        world.Alipay.Bills.Change = rows => [.. rows.Select(row => row.IsRefund ? row with { Amount = new Fen(-3_400) } : row)];

        await world.NextMorningAsync();

        Assert.Equal([$"refund_amount_differs {outTradeNo} 3300/3400 open "], await world.FindingsAsync(day));
        await (await customer.LogInAsync()).HasAsync(available: 100, quota: 100, used: 0, reserved: 0);
    }

    private async Task<(Customer Customer, string OutTradeNo)> RefundedAsync(long fen)
    {
        var (customer, outTradeNo) = await world.PaysAsync();
        var order = (await customer.GetAsync("/orders?limit=1")).Json["items"]![0]!;
        var asked = await (await world.OperatorAsync()).PostAsync(
            $"/admin/orders/{order["id"]}/refund", new { amountFen = fen, reason = "test" }, Customer.NewKey());
        asked.Is(HttpStatusCode.Accepted);
        await world.Service.RunAsync<MakeRefunds>();
        return (customer, outTradeNo);
    }
}
