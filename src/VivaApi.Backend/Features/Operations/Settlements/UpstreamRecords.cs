using VivaApi.Backend.Integrations.Viva.Account;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>Something that VivaAPI took and that no job of ours is known by: a charge without a task, or a task of nobody's.</summary>
/// <param name="At">When, by VivaAPI's clock.</param>
/// <param name="Quota">How much, in its units; more than zero.</param>
/// <param name="IsTask">It is a task, so a job whose task has another id is not meant.</param>
internal sealed record LooseBill(DateTimeOffset At, long Quota, bool IsTask);

/// <summary>What VivaAPI's accounts say of a span of time: whole, or there is none of these.</summary>
internal sealed record UpstreamRecords(
    IReadOnlyList<VivaCharge> Charges, IReadOnlyList<VivaCharge> Refunds, IReadOnlyDictionary<string, VivaTaskRecord> Tasks)
{
    // A charge and its task are written in one breath.
    private static readonly TimeSpan OneBreath = TimeSpan.FromMinutes(2);

    /// <summary>Charges less what was given back, in the relay's units, from a moment on and before another.</summary>
    public long SpentBetween(DateTimeOffset from, DateTimeOffset to)
    {
        return Sum(Charges) - Sum(Refunds);

        long Sum(IReadOnlyList<VivaCharge> all) => all.Where(one => one.At >= from && one.At < to).Sum(one => one.Quota);
    }

    /// <summary>
    /// What was taken and not given back, and belongs to no task of ours, oldest first. A charge names no task: it belongs to one of its
    /// very price that was written down beside it. Where a task tells no price, charges cannot be told apart, and none is loose.
    /// </summary>
    /// <param name="owned">The ids of tasks that are jobs of ours.</param>
    public IReadOnlyList<LooseBill> Loose(IReadOnlySet<string> owned)
    {
        var strange = Tasks.Values.Where(task => !owned.Contains(task.TaskId) && !task.HasFailed && task.Quota > 0)
            .Select(task => new LooseBill(task.SubmittedAt, task.Quota!.Value, IsTask: true));
        var charges = Tasks.Values.Any(task => task.Quota is null) ? [] : LooseCharges();
        return [.. strange.Concat(charges).OrderBy(bill => bill.At)];
    }

    private IEnumerable<LooseBill> LooseCharges()
    {
        var tasks = Tasks.Values.ToLookup(task => task.Quota!.Value);
        var refunds = Refunds.ToLookup(refund => refund.Quota);
        foreach (var charges in Charges.Where(charge => charge.Quota > 0).GroupBy(charge => charge.Quota))
        {
            var ofPrice = tasks[charges.Key].OrderBy(task => task.SubmittedAt).ToList();
            var left = Without(
                charges.Select(charge => charge.At).Order(),
                ofPrice.Select(task => (task.SubmittedAt - OneBreath, task.SubmittedAt + OneBreath)));

            // What came back for listed tasks that failed is theirs; the rest came back for charges without one.
            var back = Without(
                refunds[charges.Key].Select(refund => refund.At).Order(),
                ofPrice.Where(task => task.HasFailed).Select(task => (task.SubmittedAt, DateTimeOffset.MaxValue)));
            foreach (var at in Without(left, back.Select(at => (DateTimeOffset.MinValue, at))))
            {
                yield return new LooseBill(at, charges.Key, IsTask: false);
            }
        }
    }

    /// <summary>Takes away, for each span in turn, the first moment within it. Both are in the order of time.</summary>
    private static List<DateTimeOffset> Without(
        IEnumerable<DateTimeOffset> moments, IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> spans)
    {
        var (left, waiting) = (new List<DateTimeOffset>(), new Queue<DateTimeOffset>(moments));
        foreach (var (from, until) in spans)
        {
            while (waiting.TryPeek(out var next) && next < from)
            {
                left.Add(waiting.Dequeue());
            }

            if (waiting.TryPeek(out var first) && first <= until)
            {
                waiting.Dequeue();
            }
        }

        return [.. left, .. waiting];
    }
}
