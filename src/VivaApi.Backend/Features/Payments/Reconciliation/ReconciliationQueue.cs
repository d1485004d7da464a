using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>
/// Which day is to be compared next, by one copy at a time: when it is due is told by the service's clock, whom it is leased to by the
/// database's.
/// </summary>
internal sealed class ReconciliationQueue(AppDbContext db, IOptions<ReconciliationOptions> options, TimeProvider time)
{
    /// <summary>Writes down the days whose bills should be there by now, back to the first order but not beyond the bound.</summary>
    public async Task PlanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = AlipayTime.DayOf(now.AddHours(-options.Value.ReadyHour)).AddDays(-1);
        var began = await db.Orders.OrderBy(order => order.Id).Select(order => (DateTimeOffset?)order.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (began is null)
        {
            return;
        }

        var first = new[] { AlipayTime.DayOf(began.Value), last.AddDays(1 - options.Value.CatchUpDays) }.Max();
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into reconciliation_runs (bill_date, state, attempts, next_attempt_at, lines, foreign_lines, paid_fen, refunded_fen)
             select day::date, 'waiting', 0, {now}, 0, 0, 0, 0 from generate_series({first}::date, {last}::date, interval '1 day') as day
             on conflict do nothing
             """,
            cancellationToken);
    }

    /// <summary>The oldest day that is due, leased; null when there is none.</summary>
    public async Task<ReconciliationRun?> ClaimAsync(CancellationToken cancellationToken) =>
        (await db.Set<ReconciliationRun>().FromSql(
            $"""
             update reconciliation_runs as r
                set attempts = r.attempts + 1, lease_token = gen_random_uuid(),
                    leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds})
              where r.bill_date = (
                    select bill_date from reconciliation_runs
                     where state = 'waiting' and next_attempt_at <= {time.GetUtcNow()} and (leased_until is null or leased_until < now())
                     order by bill_date limit 1 for update skip locked)
             returning r.*
             """).AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();

    /// <returns>False when the day was taken over by another copy: stop.</returns>
    public async Task<bool> KeepLeaseAsync(ReconciliationRun run, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
             update reconciliation_runs set leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds})
              where bill_date = {run.BillDate} and lease_token = {run.LeaseToken}
             """,
            cancellationToken) == 1;

    /// <summary>Asks again later: after the pause doubled for each attempt.</summary>
    public Task RetryAsync(ReconciliationRun run, string problem, CancellationToken cancellationToken)
    {
        var doubled = options.Value.RetryMinutes * Math.Pow(2, Math.Min(run.Attempts - 1, 16));
        var next = time.GetUtcNow().AddMinutes(Math.Min(doubled, options.Value.MaxRetryMinutes));
        var text = problem.Cut(ReconciliationTables.MaxProblemLength);
        return Mine(run).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.NextAttemptAt, next)
                .SetProperty(row => row.LastProblem, text)
                .SetProperty(row => row.LeaseToken, (Guid?)null)
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    public Task FinishAsync(
        ReconciliationRun run, ReconciliationState state, BillTotals totals, CancellationToken cancellationToken) =>
        Mine(run).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.Lines, totals.Lines)
                .SetProperty(row => row.ForeignLines, totals.ForeignLines)
                .SetProperty(row => row.PaidFen, totals.Paid)
                .SetProperty(row => row.RefundedFen, totals.Refunded)
                .SetProperty(row => row.FinishedAt, time.GetUtcNow())
                .SetProperty(row => row.LeaseToken, (Guid?)null)
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
            cancellationToken);

    private IQueryable<ReconciliationRun> Mine(ReconciliationRun run) =>
        db.Set<ReconciliationRun>().Where(row => row.BillDate == run.BillDate && row.LeaseToken == run.LeaseToken);
}
