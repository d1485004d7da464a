using VivaApi.Sandbox.Alipay;

namespace VivaApi.Bench.Week;

/// <summary>What happens on the customers' side: quotas that are used up, refunds, a bill with a gap, an endpoint that is gone.</summary>
internal sealed class ShopActs(WeekWorld world, WeekDiary diary, WeekCast cast)
{
    public const string Integrator = "integrator";

    private const int BillMorning = 100;

    private readonly Dictionary<string, WeekOrder> orders = new(StringComparer.Ordinal);
    private string unbilled = string.Empty;
    private string endpoint = string.Empty;

    public void PutOn(WeekAgenda agenda)
    {
        TotalUsed(agenda);
        Refunds(agenda);
        GoneEndpoint(agenda);
        UsedUp(agenda);
        GapInBill(agenda);
    }

    // Three videos out of a small package are most of all that was sold, until somebody buys more.
    private void TotalUsed(WeekAgenda agenda)
    {
        agenda.Alone(0, 2);
        agenda.At(0, async token =>
        {
            await cast.BuysAsync("first", "basic", token);
            await cast.MakesAsync("first", 3, null, token);
        });
        agenda.At(2, token => cast.BuysAsync("first", "enterprise", token));
        agenda.Expect("total_used", 0, 2);
    }

    private void Refunds(WeekAgenda agenda)
    {
        agenda.At(10, async token =>
        {
            foreach (var (name, package) in new[]
            {
                ("whole", "basic"), ("parts", "pro"), ("used", "enterprise"), ("refused", "pro"), ("late", "basic"),
            })
            {
                orders[name] = await cast.BuysAsync(name, package, token);
            }

            await cast.MakesAsync("used", 4, null, token);
        });
        agenda.At(12, async token =>
        {
            await RefundAsync("whole", "basic", 4_900, token);
            await RefundAsync("parts", "pro", 5_000, token);
            await RefundAsync("used", "enterprise", 10_001, token);
        });

        // Alipay refuses one for good: what was taken of the customer's credits comes back.
        agenda.At(13, async token =>
        {
            world.Alipay.Faults.Set(AlipayFault.RefundNotAllowed, 1);
            await cast.RefundsAsync(orders["refused"], 9_900, token);
        });
        agenda.At(15, async token =>
        {
            world.Alipay.Faults.Set(AlipayFault.SellerBalanceNotEnough, 1);
            await RefundAsync("late", "basic", 1_000, token);
        });
        agenda.Expect("refund_stuck", 15, 16);
        agenda.At(18, async token =>
        {
            await cast.RefundsAsync(orders["parts"], 4_900, token);
            diary.Refunded("pro", 4_900, 150 - WeekOffers.CreditsOf("pro", 5_000));
        });
    }

    private void GoneEndpoint(WeekAgenda agenda)
    {
        agenda.At(33, async token =>
        {
            var integrator = await cast.NamedAsync(Integrator, token);
            var made = await integrator.PostAsync("/webhook-endpoints", new { url = $"{world.Receiver.Address}gone" }, token);
            endpoint = (string)made["endpoint"]!["id"]!;
            await cast.BuysAsync(Integrator, "basic", token);
        });
        agenda.At(35, async token => await (await cast.NamedAsync(Integrator, token)).PatchAsync(
            $"/webhook-endpoints/{endpoint}", new { enabled = true, url = $"{world.Receiver.Address}back" }, token));
        agenda.Expect("webhook_endpoint_disabled", 33, 35);
    }

    // 120 of 150, 120 of 155, 120 of 150 again, 150 of 150, 150 of 300: up once and down once, at each threshold.
    private void UsedUp(WeekAgenda agenda)
    {
        agenda.At(44, async token =>
        {
            await cast.BuysAsync("heavy", "pro", token);
            await cast.MakesAsync("heavy", 8, null, token);
        });
        agenda.At(46, token => cast.AdjustsAsync("heavy", 5, token));
        agenda.At(48, token => cast.AdjustsAsync("heavy", -5, token));
        agenda.At(50, token => cast.MakesAsync("heavy", 2, null, token));
        agenda.At(52, token => cast.BuysAsync("heavy", "pro", token));
    }

    private void GapInBill(WeekAgenda agenda)
    {
        world.Alipay.Bills.Change = rows => [.. rows.Where(row => row.OutTradeNo != unbilled)];
        agenda.At(40, async token => unbilled = (await cast.BuysAsync("unbilled", "pro", token)).OutTradeNo);
        agenda.Expect("bill_payment_missing_in_bill", BillMorning - 1, BillMorning + 6, within: 3);
        agenda.Expect("reconciliation_findings", BillMorning - 1, BillMorning + 6, within: 3);
        agenda.At(BillMorning + 7, async token =>
        {
            var open = await cast.Operator.GetAsync("/admin/reconciliations?state=open", token);
            foreach (var finding in open["items"]!.AsArray())
            {
                await cast.Operator.PostAsync(
                    $"/admin/reconciliations/{(string)finding!["id"]!}/resolve", new { note = "Alipay's mistake: it is paid." }, token);
            }
        });
    }

    private async Task RefundAsync(string name, string package, long fen, CancellationToken cancellationToken)
    {
        await cast.RefundsAsync(orders[name], fen, cancellationToken);
        diary.Refunded(package, fen, WeekOffers.CreditsOf(package, fen));
    }
}
