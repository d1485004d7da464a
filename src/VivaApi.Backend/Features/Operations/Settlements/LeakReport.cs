using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Generation.Policy;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>A job that ended on the day, as far as the report asks.</summary>
internal sealed record EndedJob(
    Guid Id, string? TaskId, GenerationCause Cause, CreditAmount Charged, Fen Cost, DateTimeOffset? SendingAt);

/// <summary>What became known of the jobs that ended on a day.</summary>
/// <param name="Lines">By what the customer paid and what VivaAPI took.</param>
/// <param name="Bills">What VivaAPI took for each, in fen, by its log; empty without one.</param>
/// <param name="StrangeBills">What it took on the day for no job of ours, by its log.</param>
/// <param name="StrangeFen">Together, in fen.</param>
internal sealed record LeakFigures(
    IReadOnlyList<SettlementLine> Lines, IReadOnlyDictionary<Guid, long> Bills, int StrangeBills, long StrangeFen);

/// <summary>Sorts the jobs that ended on a day by what the customer paid and what VivaAPI took.</summary>
internal sealed class LeakReport(
    AppDbContext db, UpstreamLog log, LooseBillMatch match, IOptions<VivaOptions> relay, IOptions<SettlementOptions> options)
{
    // Tasks are listed by when they were submitted, by the relay's clock.
    public static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    /// <summary>All that the log says of the day and of the jobs that ended on it.</summary>
    public async Task<UpstreamLook> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var first = await Ended(from, to).MinAsync(job => job.SendingAt, cancellationToken);
        var since = first is { } sent && sent < from ? sent : from;
        return await log.ReadAsync(since - ClockSlack, to + ClockSlack, cancellationToken);
    }

    public async Task<LeakFigures> MakeAsync(
        Guid settlementId, DateTimeOffset from, DateTimeOffset to, UpstreamRecords? records, CancellationToken cancellationToken)
    {
        var ended = await Ended(from, to)
            .Select(job => new EndedJob(
                job.Id, job.TaskId, job.EndCause!.Value, job.ChargedCredits!.Value, job.UpstreamCostFen, job.SendingAt))
            .ToListAsync(cancellationToken);
        var (bills, loose) = records is null ? (null, []) : await BillsAsync(ended, from, to, records, cancellationToken);
        var strange = loose.Where(bill => bill.At >= from && bill.At < to).ToList();
        var lines = ended
            .Select(job => (Job: job, Fen: bills is null ? ByRule(job) : bills[job.Id]))
            .GroupBy(one => JobClasses.Of(one.Job.Charged.Value > 0, one.Fen is not null))
            .OrderBy(group => group.Key)
            .Select(group => Line(settlementId, group.Key, [.. group]));
        return new LeakFigures(
            [.. lines],
            bills?.ToDictionary(bill => bill.Key, bill => bill.Value ?? 0) ?? [],
            strange.Count,
            FenOf(strange.Sum(bill => bill.Quota)));
    }

    public long FenOf(long units) => (long)Math.Round((decimal)units * 100 / relay.Value.QuotaPerYuan, MidpointRounding.AwayFromZero);

    private IQueryable<GenerationJob> Ended(DateTimeOffset from, DateTimeOffset to) =>
        db.Generations.AsNoTracking().Where(job => job.FinishedAt >= from && job.FinishedAt < to);

    /// <summary>
    /// What VivaAPI took for each job, null for nothing, and what is left over. A job whose task is in the log has that task's price. The
    /// log is whole: a job whose task is not in it, or that has none, was billed if a charge of nobody else's stands where it was sent.
    /// </summary>
    private async Task<(Dictionary<Guid, long?> Bills, IReadOnlyList<LooseBill> Loose)> BillsAsync(
        List<EndedJob> ended, DateTimeOffset from, DateTimeOffset to, UpstreamRecords records, CancellationToken cancellationToken)
    {
        var bills = new Dictionary<Guid, long?>();
        var unlisted = new List<EndedJob>();
        foreach (var job in ended)
        {
            if (job.TaskId is { } id && records.Tasks.GetValueOrDefault(id) is { } task)
            {
                bills[job.Id] = task.HasFailed || task.Quota <= 0 ? null : task.Quota is { } quota ? FenOf(quota) : job.Cost.Value;
            }
            else
            {
                bills[job.Id] = null;
                if (job.SendingAt is not null)
                {
                    unlisted.Add(job);
                }
            }
        }

        var (found, loose) = await match.MatchAsync(unlisted, from, to, records, cancellationToken);
        foreach (var (id, quota) in found)
        {
            bills[id] = FenOf(quota);
        }

        return (bills, loose);
    }

    /// <summary>Without the log, by the catalogue; null for nothing.</summary>
    private static long? ByRule(EndedJob job) =>
        job.SendingAt is not null && JobClasses.IsBilledByRule(job.Cause) ? job.Cost.Value : null;

    private SettlementLine Line(Guid settlementId, JobClass kind, IReadOnlyList<(EndedJob Job, long? Fen)> jobs) => new()
    {
        SettlementId = settlementId,
        Class = kind,
        Jobs = jobs.Count,
        CreditsCharged = jobs.Sum(one => one.Job.Charged.Value),
        CostFen = new Fen(jobs.Sum(one => one.Job.Cost.Value)),
        BilledFen = new Fen(jobs.Sum(one => one.Fen ?? 0)),
        Examples = [.. jobs.Take(options.Value.Examples).Select(one => one.Job.Id)],
    };
}
