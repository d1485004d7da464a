using VivaApi.Backend.Money;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.IntegrationTests.Payments.Reconciliation;

/// <summary>Each way in which a bill and our books can differ: found once, and dealt with once.</summary>
public sealed class ReconciliationTests(BillWorld world) : IClassFixture<BillWorld>
{
    private const string Stranger = "VIVA00000000000000000000000000000000";

    [Fact]
    public async Task A_payment_that_nothing_told_us_of_is_credited_from_the_bill_once()
    {
        var day = world.BeginDay();
        var (customer, outTradeNo) = await world.PaysUnnoticedAsync();

        await world.NextMorningAsync();
        string[] found = [$"payment_not_booked {outTradeNo} 9900/9900 resolved credited"];
        Assert.Equal(found, await world.FindingsAsync(day));
        await world.ForgetAsync(day);
        Assert.Equal(1, await world.ReconcileAsync());

        Assert.Equal(found, await world.FindingsAsync(day));
        await (await customer.LogInAsync()).HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        Assert.Equal(1, await world.Books.CountAsync($"bill_entries where out_trade_no = '{outTradeNo}'"));
        Assert.Equal(1, await world.Books.CountAsync(
            $"alerts where kind = 'bill_payment_not_booked' and key = '{BillWorld.Text(day)}' and count = 1 and recovered_at is not null"));
    }

    [Fact]
    public async Task A_day_on_which_both_agree_has_no_findings()
    {
        var day = world.BeginDay();
        await world.PaysAsync("basic");
        await world.PaysAsync("enterprise");

        await world.NextMorningAsync();

        Assert.Empty(await world.FindingsAsync(day));
        Assert.Equal(1, await world.Books.CountAsync(
            $"reconciliation_runs where bill_date = '{BillWorld.Text(day)}' and state = 'compared' and lines = 2 and paid_fen = 34800"));
    }

    [Fact]
    public async Task A_payment_under_a_number_of_our_form_is_told_and_one_of_another_shop_is_not()
    {
        var day = world.BeginDay();
        await world.PaysAsync();
        world.Alipay.Bills.Change = rows =>
        [
            .. rows, rows[0] with { OutTradeNo = Stranger, TradeNo = "T1" }, rows[0] with { OutTradeNo = "SHOP2_1", TradeNo = "T2" },
            rows[0] with { OutTradeNo = $"VIVASTAGING{Stranger[4..]}", TradeNo = "T3" },
            rows[0] with { OutTradeNo = $"{Stranger[..^1]}_", TradeNo = "T4" },
        ];

        await world.NextMorningAsync();

        Assert.Equal([$"payment_of_unknown_order {Stranger} /9900 open "], await world.FindingsAsync(day));
        Assert.Equal(1, await world.OpenAlertsAsync(day));
        Assert.Equal(1, await world.Books.CountAsync(
            $"reconciliation_runs where bill_date = '{BillWorld.Text(day)}' and foreign_lines = 3"));
    }

    [Fact]
    public async Task Another_amount_credits_nothing()
    {
        var day = world.BeginDay();
        var (customer, unpaid) = await world.PaysUnnoticedAsync();
        world.Alipay.Bills.Change = rows => [.. rows.Select(row => row with { Amount = new Fen(1) })];

        await world.NextMorningAsync();

        Assert.Equal([$"payment_amount_differs {unpaid} 9900/1 open "], await world.FindingsAsync(day));
        await (await customer.LogInAsync()).HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_second_payment_of_an_order_is_told_and_not_credited()
    {
        var day = world.BeginDay();
        var (customer, outTradeNo) = await world.PaysAsync();
        world.Alipay.Bills.Change = rows => [.. rows, .. rows.Select(row => row with { TradeNo = "T" + row.TradeNo[1..] })];

        await world.NextMorningAsync();

        Assert.Equal([$"paid_twice {outTradeNo} 9900/9900 open "], await world.FindingsAsync(day));
        await (await customer.LogInAsync()).HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Two_payments_of_one_unpaid_order_credit_it_once_and_tell_the_other()
    {
        var day = world.BeginDay();
        var (customer, outTradeNo) = await world.PaysUnnoticedAsync();
        world.Alipay.Bills.Change = rows => [.. rows, .. rows.Select(row => row with { TradeNo = "T" + row.TradeNo[1..] })];

        await world.NextMorningAsync();

        Assert.Equal(
            [$"paid_twice {outTradeNo} 9900/9900 open ", $"payment_not_booked {outTradeNo} 9900/9900 resolved credited"],
            await world.FindingsAsync(day));
        await (await customer.LogInAsync()).HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_payment_that_the_bill_lacks_is_told_and_settled_by_the_bill_that_has_it()
    {
        var day = world.BeginDay();
        var (_, missed) = await world.PaysAsync();
        await world.PaysAsync("basic");
        BillRow? kept = null;
        world.Alipay.Bills.Change = rows =>
        {
            kept ??= rows.Single(row => row.OutTradeNo == missed);
            return [.. rows.Where(row => row.OutTradeNo != missed)];
        };
        await world.NextMorningAsync();
        Assert.Equal([$"payment_missing_in_bill {missed} 9900/ open "], await world.FindingsAsync(day));
        Assert.Equal(1, await world.OpenAlertsAsync(day));

        world.Alipay.Bills.Change = rows => [.. rows, kept!];
        await world.NextMorningAsync();

        Assert.Equal([$"payment_missing_in_bill {missed} 9900/ resolved in_another_bill"], await world.FindingsAsync(day));
        Assert.Equal(0, await world.OpenAlertsAsync(day));
    }

    [Fact]
    public async Task The_last_second_of_a_day_in_Beijing_and_the_first_of_the_next_stand_in_their_own_bills()
    {
        var day = world.BeginDay();
        var midnight = VivaApi.Backend.Integrations.Alipay.AlipayTime.StartOf(day.AddDays(1));
        world.MoveTo(midnight.AddSeconds(-1));
        await world.PaysAsync();
        world.MoveTo(midnight);
        await world.PaysUnnoticedAsync();

        await world.NextMorningAsync();
        await world.NextMorningAsync();

        Assert.Empty(await world.FindingsAsync(day));
        Assert.Single(await world.FindingsAsync(day.AddDays(1)), found => found.EndsWith("resolved credited", StringComparison.Ordinal));
    }
}
