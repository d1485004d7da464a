using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Generation.Policy;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>Sorts the jobs that ended on a day by what the customer paid and what VivaAPI took.</summary>
internal sealed class LeakReport(
    AppDbContext db, UpstreamLog log, IOptions<VivaOptions> relay, IOptions<SettlementOptions> options)
{
    // Tasks are listed by when they were submitted, by the relay's clock.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<SettlementLine>> MakeAsync(
        Guid settlementId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var jobs = Ended(from, to);
        var first = await jobs.MinAsync(job => job.SendingAt, cancellationToken);
        var tasks = first is { } since ? await log.TasksAsync(since - ClockSlack, to + ClockSlack, cancellationToken) : null;
        var lines = new Dictionary<JobClass, Tally>();
        var rows = jobs
            .Select(job => new EndedJob(
                job.Id, job.TaskId, job.EndCause!.Value, job.ChargedCredits!.Value, job.UpstreamCostFen, job.SendingAt != null))
            .AsAsyncEnumerable();
        await foreach (var job in rows.WithCancellation(cancellationToken))
        {
            var (isBilled, billed) = Bill(job, tasks);
            var kind = JobClasses.Of(job.Charged.Value > 0, isBilled);
            if (!lines.TryGetValue(kind, out var tally))
            {
                lines[kind] = tally = new Tally();
            }

            tally.Add(job, billed, options.Value.Examples);
        }

        return [.. lines.OrderBy(line => line.Key).Select(line => line.Value.ToLine(settlementId, line.Key))];
    }

    private IQueryable<GenerationJob> Ended(DateTimeOffset from, DateTimeOffset to) =>
        db.Generations.AsNoTracking().Where(job => job.FinishedAt >= from && job.FinishedAt < to);

    private (bool IsBilled, long Fen) Bill(EndedJob job, IReadOnlyDictionary<string, VivaTaskRecord>? tasks)
    {
        if (job.TaskId is { } id && tasks?.GetValueOrDefault(id) is { Quota: { } quota } record)
        {
            var isBilled = quota > 0 && !record.HasFailed;
            return (isBilled, isBilled ? FenOf(quota) : 0);
        }

        var byRule = job.WasSent && JobClasses.IsBilledByRule(job.Cause);
        return (byRule, byRule ? job.Cost.Value : 0);
    }

    private long FenOf(long units) => (long)(((Int128)units * 200 + relay.Value.QuotaPerYuan) / (2 * (Int128)relay.Value.QuotaPerYuan));

    private sealed record EndedJob(Guid Id, string? TaskId, GenerationCause Cause, CreditAmount Charged, Fen Cost, bool WasSent);

    private sealed class Tally
    {
        private readonly List<Guid> examples = [];
        private int jobs;
        private long credits;
        private long cost;
        private long billed;

        public void Add(EndedJob job, long fen, int mostExamples)
        {
            jobs++;
            credits = checked(credits + job.Charged.Value);
            cost = checked(cost + job.Cost.Value);
            billed = checked(billed + fen);
            if (examples.Count < mostExamples)
            {
                examples.Add(job.Id);
            }
        }

        public SettlementLine ToLine(Guid settlementId, JobClass kind) => new()
        {
            SettlementId = settlementId,
            Class = kind,
            Jobs = jobs,
            CreditsCharged = credits,
            CostFen = new Fen(cost),
            BilledFen = new Fen(billed),
            Examples = [.. examples],
        };
    }
}
