using System.Globalization;
using System.Text.Json.Nodes;

namespace VivaApi.Bench.Week;

/// <summary>
/// The margin reckoned by hand, from what customers of the week paid and got back and from what VivaAPI's own books say that it took.
/// </summary>
internal static class WeekMargin
{
    private const string Span = "from=2026-03-01&to=2026-03-31&limit=100";

    public static async Task CheckAsync(WeekWorld world, WeekRun run, WeekSay say, CancellationToken cancellationToken)
    {
        var byPackage = await ReportAsync(run, "package", cancellationToken);
        foreach (var (package, (fen, credits, orders)) in run.Diary.Sales.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var row = byPackage.Single(item => (string?)item["key"] == package);
            say.That(
                string.Create(CultureInfo.InvariantCulture, $"margin of {package}, {orders} orders less what went back: report = by hand"),
                (long)row["marginFen"]!,
                fen - (credits * WeekOffers.FenPerCredit));
        }

        var sales = run.Diary.Sales.Values.ToList();
        var used = WeekOffers.FenPerCredit * await world.NumberAsync(
            "select sum(amount)::bigint from credit_entries where kind = 'settle'", cancellationToken);
        var taken = world.Viva.Tasks.Where(task => !task.Refunded).Sum(_ => 15L * WeekOffers.FenPerCredit);
        var byHand = sales.Sum(sale => sale.Fen - (sale.Credits * WeekOffers.FenPerCredit)) - (taken - used);
        var byDay = await ReportAsync(run, "day", cancellationToken);
        say.That("margin of all days, with what jobs truly cost: report = by hand", byDay.Sum(item => (long)item["marginFen"]!), byHand);
        say.That("fen given back: report = Alipay's own books",
            byDay.Sum(item => (long)item["refundedFen"]!), world.Alipay.Trades.Sum(trade => trade.Refunded.Value));
        say.That("fen taken: report = Alipay's own books", byDay.Sum(item => (long)item["revenueFen"]!),
            world.Alipay.Trades.Where(trade => trade.PaidAt is not null).Sum(trade => trade.Amount.Value));
    }

    private static async Task<List<JsonNode>> ReportAsync(WeekRun run, string by, CancellationToken cancellationToken) =>
        [.. (await run.Operator.GetAsync($"/admin/reports/margin?{Span}&by={by}", cancellationToken))["items"]!.AsArray()
            .OfType<JsonNode>()];
}
