using VivaApi.Bench.Shop;

namespace VivaApi.Bench.Month;

/// <summary>How often each branch was taken, told by what happened and by what the service's books say afterwards.</summary>
internal sealed class MonthTally
{
    private static readonly (string Branch, string Sql)[] Told =
    [
        ("credited by a notification", "select count(*) from payment_notifications where verdict = 'applied' and order_id is not null"),
        ("credited by the bill", "select count(*) from reconciliation_findings where resolution = 'credited'"),
        ("credited by a question to Alipay",
            """
            select count(*) from orders o where o.trade_no is not null
               and not exists (select from payment_notifications n where n.order_id = o.id and n.verdict = 'applied'
                                and not exists (select from refunds r where r.order_id = o.id and r.source = 'back_office'))
               and not exists (select from reconciliation_findings f where f.order_id = o.id and f.resolution = 'credited')
            """),
        ("paid after it was closed here", "select count(*) from orders where trade_no is not null and closed_at is not null"),
        ("closed unpaid", "select count(*) from orders where state = 'closed'"),
        ("a notification with nothing to do", "select count(*) from payment_notifications where verdict = 'nothing_to_do'"),
        ("a refund asked for here", "select count(*) from refunds where source = 'operator' and state = 'succeeded'"),
        ("a refund booked from the bill", "select count(*) from reconciliation_findings where resolution = 'refund_booked'"),
        ("refunded in parts", "select count(*) from orders where state = 'partially_refunded'"),
        ("refunded wholly", "select count(*) from orders where state = 'refunded'"),
        ("a bill that came after all", "select count(*) from reconciliation_findings where resolution = 'bill_arrived'"),
        ("a bill fetched in more than one attempt", "select count(*) from reconciliation_runs where attempts > 1"),
    ];

    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal)
    {
        ["closing: the payment was faster"] = 0,
        ["closing: the closing was faster"] = 0,
        ["bill: its address had run out"] = 0,
        ["bill: not made yet"] = 0,
        ["bill: cut off"] = 0,
        ["bill: a morning missed, caught up"] = 0,
    };

    public MonthTally()
    {
        foreach (var story in Enum.GetValues<Story>())
        {
            counts[Name(story)] = 0;
        }
    }

    public void Count(Story story) => Count(Name(story));

    public void Count(string branch) => counts[branch]++;

    /// <returns>False when some branch was never taken.</returns>
    public async Task<bool> PrintAsync(ShopWorld world, CancellationToken cancellationToken)
    {
        var rows = counts.Select(count => (count.Key, (long)count.Value)).ToList();
        foreach (var (branch, sql) in Told)
        {
            rows.Add((branch, await world.NumberAsync(sql, cancellationToken)));
        }

        foreach (var (branch, count) in rows)
        {
            await Console.Out.WriteLineAsync($"  {count,6}  {branch}{(count == 0 ? "   NEVER TAKEN" : string.Empty)}");
        }

        return rows.All(row => row.Item2 > 0);
    }

    private static string Name(Story story) =>
        "story: " + System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(story.ToString()).Replace('_', ' ');
}
