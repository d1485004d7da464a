using VivaApi.Bench.Shop;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.Bench.Month;

/// <summary>
/// Adds up what Alipay's own books, the bills, our orders and the ledger say, each from its own rows, and compares the sums; then audits.
/// </summary>
internal static class MonthBooks
{
    private static readonly Dictionary<long, long> CreditsOf = new() { [4_900] = 50, [9_900] = 150, [29_900] = 500 };

    public static async Task<bool> CheckAsync(ShopWorld world, CancellationToken cancellationToken)
    {
        var paid = world.Alipay.Trades.Where(trade => trade.PaidAt is not null).ToList();
        (string What, long Alipay, string Sql)[] sums =
        [
            ("fen paid: Alipay = orders", paid.Sum(trade => trade.Amount.Value),
                "select coalesce(sum(amount_fen), 0)::bigint from orders where trade_no is not null"),
            ("fen paid: Alipay = bills", paid.Sum(trade => trade.Amount.Value),
                "select coalesce(sum(amount_fen), 0)::bigint from bill_entries where kind = 'payment'"),
            ("payments: Alipay = orders", paid.Count, "select count(*) from orders where trade_no is not null"),
            ("payments: Alipay = grants of the ledger", paid.Count, "select count(*) from credit_entries where kind = 'grant'"),
            ("fen refunded: Alipay = orders", paid.Sum(trade => trade.Refunded.Value),
                "select coalesce(sum(refunded_fen), 0)::bigint from orders"),
            ("fen refunded: Alipay = bills", paid.Sum(trade => trade.Refunded.Value),
                "select coalesce(sum(amount_fen), 0)::bigint from bill_entries where kind = 'refund'"),
            ("refunds: Alipay = refunds here", paid.Sum(trade => trade.Refunds.Count),
                "select count(*) from refunds where state = 'succeeded'"),
            ("credits: what Alipay's money buys = the ledger's entries", paid.Sum(CreditsLeft),
                """
                select coalesce(sum(case kind when 'grant' then amount when 'restore' then amount
                                              when 'revoke' then -amount end), 0)::bigint
                  from credit_entries
                """),
            ("credits: what Alipay's money buys = the balances", paid.Sum(CreditsLeft),
                "select coalesce(sum(available_credits + reserved_credits), 0)::bigint from user_credit_accounts"),
            ("credits: what Alipay's money buys = the quotas", paid.Sum(CreditsLeft),
                "select coalesce(sum(quota), 0)::bigint from user_viva_api_keys"),
            ("nothing waits: orders", 0, "select count(*) from orders where state = 'pending'"),
            ("nothing waits: refunds", 0, "select count(*) from refunds where state in ('found', 'pending')"),
            ("nothing waits: days with business without a compared bill", 0,
                """
                select count(*) from reconciliation_runs r where r.state = 'waiting'
                   and exists (select from orders o
                                where ((o.paid_at at time zone 'UTC') + interval '8 hours')::date = r.bill_date)
                """),
            ("nothing is left open: findings", 0, "select count(*) from reconciliation_findings where state = 'open'"),
        ];
        var right = true;
        foreach (var (what, alipay, sql) in sums)
        {
            var ours = await world.NumberAsync(sql, cancellationToken);
            right &= alipay == ours;
            await Console.Out.WriteLineAsync($"{(alipay == ours ? "ok  " : "FAIL")} {what}: {alipay:N0} = {ours:N0}");
        }

        var audit = await world.AuditAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"{(audit ? "ok  " : "FAIL")} the audit of the books");
        return right && audit;
    }

    // Credits follow the money in proportion; a fraction of a credit stays with the customer.
    private static long CreditsLeft(StandInTrade trade)
    {
        var credits = CreditsOf[trade.Amount.Value];
        return credits - (credits * trade.Refunded.Value / trade.Amount.Value);
    }
}
