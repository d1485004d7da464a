using System.Data;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Operations.Upstream;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Overview;

/// <summary>What the jobs that have not ended hold of the quotas and will cost.</summary>
internal sealed record OpenJobs(long Jobs, long Credits, long CostFen);

/// <summary>
/// How all customers and VivaAPI stand together. The sums of the quotas are kept exactly beside them, what is held is what open jobs hold,
/// and VivaAPI's balance is known from a minute ago: nothing grows with the number of customers.
/// </summary>
internal sealed class QuotaOverview(AppDbContext db, QuotaChanges quotas, UpstreamBalances balances)
{
    public async Task<QuotaOverviewResponse> ReadAsync(CancellationToken cancellationToken)
    {
        // One moment for all of it.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var total = await quotas.TotalAsync(cancellationToken);
        var open = await OpenJobsAsync(db, cancellationToken);
        var balance = await balances.LastAsync(cancellationToken);
        var burn = await balances.BurnPerHourAsync(cancellationToken);
        return new QuotaOverviewResponse(
            total.Quota,
            total.Used,
            open.Credits,
            total.Quota - total.Used - open.Credits,
            total.Quota == 0 ? 0 : Math.Round((double)total.Used / total.Quota, 4),
            balance?.Credits,
            balance?.SeenAt,
            open.Jobs,
            open.CostFen,
            Math.Round((double)burn, 2),
            balance is null || burn <= 0 ? null : Math.Round((double)(balance.Credits / burn), 1));
    }

    /// <summary>Three parts, each with an index of just its rows.</summary>
    public static async Task<OpenJobs> OpenJobsAsync(AppDbContext db, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<OpenJobs>(
        $"""
         select count(*) as jobs, coalesce(sum(price_credits), 0)::bigint as credits,
                coalesce(sum(upstream_cost_fen), 0)::bigint as cost_fen
           from (select price_credits, upstream_cost_fen from generations where state = 'queued'
                 union all
                 select price_credits, upstream_cost_fen from generations where state in ('submitting', 'running')
                 union all
                 select price_credits, upstream_cost_fen from generations where state = 'in_doubt') jobs
         """).ToListAsync(cancellationToken)).Single();
}
