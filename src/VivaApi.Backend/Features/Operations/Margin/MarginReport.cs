using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Margin;

/// <summary>By what the money is told apart.</summary>
internal enum MarginKey
{
    Package,
    Day,
    User,
}

/// <summary>Adds up what happened in a span: payments and refunds when they were made, jobs when they ended.</summary>
internal sealed class MarginReport(AppDbContext db)
{
    private const string Sums =
        """
        with sold as (
          select {order} as key, count(*) as orders, sum(o.amount_fen)::bigint as revenue_fen, sum(o.credits)::bigint as sold_credits
            from orders o where o.paid_at >= {0} and o.paid_at < {1} group by 1),
        returned as (
          select {refund} as key, sum(r.amount_fen)::bigint as refunded_fen, sum(r.revoked_credits)::bigint as revoked_credits
            from refunds r join orders o on o.id = r.order_id
           where r.state = 'succeeded' and r.finished_at >= {0} and r.finished_at < {1} group by 1),
        made as (
          select {job} as key, sum(g.charged_credits)::bigint as used_credits,
                 sum(case when g.billed_fen is not null then g.billed_fen
                          when g.state = 'succeeded' and g.written_off_at is null then g.upstream_cost_fen else 0 end)::bigint as made_fen
            from generations g where {jobs} and g.finished_at >= {0} and g.finished_at < {1} group by 1),
        lost as (
          select {risk} as key, sum(e.cost_fen)::bigint as lost_fen
            from {losses} e
           where {jobs} and e.created_at >= {0} and e.created_at < {1}
             and not exists (select from generations g where g.id = e.generation_id and g.billed_fen is not null)
           group by 1),
        total as (
          select key, coalesce(orders, 0) as orders, coalesce(revenue_fen, 0) as revenue_fen, coalesce(sold_credits, 0) as sold_credits,
                 coalesce(refunded_fen, 0) as refunded_fen, coalesce(revoked_credits, 0) as revoked_credits,
                 coalesce(used_credits, 0) as used_credits, coalesce(made_fen, 0) + coalesce(lost_fen, 0) as actual_fen
            from sold full join returned using (key) full join made using (key) full join lost using (key))
        select * from total where {2}::text is null or key collate "C" < {2}::text order by key collate "C" desc limit {3}
        """;

    private static readonly string ByPackage = Grouped("o.package_code", "o.package_code", "''", "''", "false");
    private static readonly string ByUser = Grouped("o.user_id::text", "r.user_id::text", "g.user_id::text", "e.user_id::text", "true");
    private static readonly string ByDay = Grouped(
        DayOf("o.paid_at"), DayOf("r.finished_at"), DayOf("g.finished_at"), DayOf("e.created_at"), "true");

    private static readonly string Together = Grouped("''", "''", "''", "''", "true");

    /// <summary>The largest keys first.</summary>
    public Task<List<MarginSums>> ListAsync(
        MarginKey by, ReportSpan span, string? before, int count, CancellationToken cancellationToken) =>
        ReadAsync(
            by switch
            {
                MarginKey.Package => ByPackage,
                MarginKey.Day => ByDay,
                MarginKey.User => ByUser,
            },
            span,
            before,
            count,
            cancellationToken);

    public async Task<MarginSums> TotalAsync(ReportSpan span, CancellationToken cancellationToken) =>
        (await ReadAsync(Together, span, null, 1, cancellationToken)).SingleOrDefault() ?? new MarginSums { Key = string.Empty };

    private Task<List<MarginSums>> ReadAsync(
        string sql, ReportSpan span, string? before, int count, CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<MarginSums>(sql, span.Begin, span.End, before!, count).ToListAsync(cancellationToken);

    private static string DayOf(string time) => $"to_char({time} at time zone 'UTC' + interval '8 hours', 'YYYY-MM-DD')";

    private static string Grouped(string order, string refund, string job, string risk, string jobs) => Sums
        .Replace("{order}", order, StringComparison.Ordinal)
        .Replace("{refund}", refund, StringComparison.Ordinal)
        .Replace("{jobs}", jobs, StringComparison.Ordinal)
        .Replace("{job}", job, StringComparison.Ordinal)
        .Replace("{risk}", risk, StringComparison.Ordinal)
        .Replace("{losses}", CreditReports.Losses, StringComparison.Ordinal);
}
