using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Generation.Doubt;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>Finds what VivaAPI took for jobs whose task it does not list, or that have none.</summary>
internal sealed class LooseBillMatch(AppDbContext db, IOptions<VivaOptions> relay, IOptions<GenerationOptions> options)
{
    private const int IdsAtOnce = 10_000;

    /// <summary>From the submit to the end, the search for what was written off included.</summary>
    private static readonly TimeSpan LongestJob = TimeSpan.FromDays(7);

    private static readonly GenerationState[] Open = [GenerationState.Submitting, GenerationState.Running, GenerationState.InDoubt];

    /// <summary>
    /// One bill for a job at most, and one job for a bill, the nearest in time first and of those the nearest in price. Jobs that have not
    /// ended, or ended on another day, take theirs too.
    /// </summary>
    /// <param name="jobs">The jobs that ended on the day, were sent and are not in the list of tasks.</param>
    /// <param name="from">The beginning of the day.</param>
    /// <param name="to">Its end.</param>
    /// <param name="records">The whole log.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    /// <returns>What was found for these jobs, in the relay's units, and the bills that are nobody's.</returns>
    public async Task<(Dictionary<Guid, long> Found, IReadOnlyList<LooseBill> Left)> MatchAsync(
        List<EndedJob> jobs, DateTimeOffset from, DateTimeOffset to, UpstreamRecords records, CancellationToken cancellationToken)
    {
        var loose = records.Loose(await OwnedAsync(records, cancellationToken)).ToList();
        var found = new Dictionary<Guid, long>();
        if (loose.Count == 0)
        {
            return (found, loose);
        }

        var ours = jobs.Select(job => job.Id).ToHashSet();
        var first = jobs.Min(job => job.SendingAt);
        var since = (first < from ? first.Value : from) - LeakReport.ClockSlack;
        var others = await OthersAsync(since, from, to, records, cancellationToken);
        var (served, taken) = (new HashSet<Guid>(), new HashSet<int>());
        var candidates = jobs.Concat(others).SelectMany(job => Candidates(job, loose)).Order();
        foreach (var (job, place) in candidates.Select(one => (one.Job, one.Place)))
        {
            if (served.Contains(job) || !taken.Add(place))
            {
                continue;
            }

            served.Add(job);
            if (ours.Contains(job))
            {
                found[job] = loose[place].Quota;
            }
        }

        return (found, [.. loose.Where((_, place) => !taken.Contains(place))]);
    }

    /// <summary>The listed tasks that are jobs of ours, whenever these ended.</summary>
    private async Task<IReadOnlySet<string>> OwnedAsync(UpstreamRecords records, CancellationToken cancellationToken)
    {
        var owned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in records.Tasks.Keys.Chunk(IdsAtOnce))
        {
            owned.UnionWith(await db.Generations.Where(job => job.TaskId != null && ids.Contains(job.TaskId)).Select(job => job.TaskId!)
                .ToListAsync(cancellationToken));
        }

        return owned;
    }

    private async Task<IEnumerable<EndedJob>> OthersAsync(
        DateTimeOffset since, DateTimeOffset from, DateTimeOffset to, UpstreamRecords records, CancellationToken cancellationToken)
    {
        var sent = db.Generations.Where(job => job.SendingAt < to);
        var open = await JobsAsync(sent.Where(job => Open.Contains(job.State)));
        var later = await JobsAsync(sent.Where(job => job.FinishedAt >= to && job.FinishedAt < to + LongestJob));
        var earlier = await JobsAsync(sent.Where(job => job.SendingAt >= since && job.FinishedAt < from));
        return open.Concat(later).Concat(earlier).DistinctBy(job => job.Id)
            .Where(job => job.TaskId is null || !records.Tasks.ContainsKey(job.TaskId));

        async Task<List<EndedJob>> JobsAsync(IQueryable<GenerationJob> some) =>
            [.. (await some.Select(job => new { job.Id, job.TaskId, job.PriceCredits, job.UpstreamCostFen, job.SendingAt })
                .ToListAsync(cancellationToken))
                .Select(job => new EndedJob(job.Id, job.TaskId, default, job.PriceCredits, job.UpstreamCostFen, job.SendingAt))];
    }

    /// <summary>The bills that may be the job's, to be taken in their order.</summary>
    private IEnumerable<(long Seconds, long PriceOff, Guid Job, int Place)> Candidates(EndedJob job, List<LooseBill> loose)
    {
        var window = TaskWindow.Of(
            job.SendingAt!.Value,
            TimeSpan.FromSeconds(relay.Value.SubmitTimeoutSeconds),
            TimeSpan.FromSeconds(options.Value.ClockSlackSeconds));
        var price = job.Cost.Value * relay.Value.QuotaPerYuan / 100;
        var sent = job.SendingAt.Value;
        for (var place = 0; place < loose.Count && loose[place].At <= window.Until; place++)
        {
            var bill = loose[place];
            if (bill.At >= window.From && (job.TaskId is null || !bill.IsTask))
            {
                yield return ((long)(bill.At - sent).Duration().TotalSeconds, Math.Abs(bill.Quota - price), job.Id, place);
            }
        }
    }
}
