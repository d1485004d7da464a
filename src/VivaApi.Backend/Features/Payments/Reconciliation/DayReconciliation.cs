using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Platform;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>Fetches the bill of one leased day and compares it, or says when to ask for it again.</summary>
internal sealed class DayReconciliation(
    AlipayBills bills, ReconciliationQueue queue, BillPassage passage, FindingBook findings, OurDay ours,
    IOptions<ReconciliationOptions> options)
{
    /// <returns>The day's state now; still <see cref="ReconciliationState.Waiting"/> when its bill will be asked for again.</returns>
    public async Task<ReconciliationState> RunAsync(ReconciliationRun run, DateTimeOffset now, CancellationToken cancellationToken) =>
        await bills.FetchAsync(run.BillDate, cancellationToken) switch
        {
            AlipayBillFetch.Fetched fetched => await CompareAsync(run, fetched.Bill, cancellationToken),
            AlipayBillFetch.Empty => await CompareAsync(run, null, cancellationToken),
            AlipayBillFetch.NotExist => await IsLateWithoutBusinessAsync(run, now, cancellationToken)
                ? await EndAsync(run, ReconciliationState.NoBusiness, cancellationToken)
                : await AskAgainAsync(run, now, "Alipay has no bill of the day yet", null, cancellationToken),
            AlipayBillFetch.Refused no => await AskAgainAsync(run, now, $"{no.SubCode} {no.Message}", null, cancellationToken),
            AlipayBillFetch.Unknown open => await AskAgainAsync(run, now, open.Reason, null, cancellationToken),
            AlipayBillFetch.Unacceptable bad =>
                await AskAgainAsync(run, now, bad.Reason, FindingKind.BillUnreadable, cancellationToken),
            _ => throw new InvalidOperationException("No other outcome exists."),
        };

    /// <summary>Puts the day off, and says so where it is late; at the end of the patience it is given up.</summary>
    /// <param name="run">The day, leased.</param>
    /// <param name="now">By the service's clock.</param>
    /// <param name="problem">Why it was not compared.</param>
    /// <param name="kind">What is found about the bill whether it is late or not; null when nothing is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The day's state now.</returns>
    public async Task<ReconciliationState> AskAgainAsync(
        ReconciliationRun run, DateTimeOffset now, string problem, FindingKind? kind, CancellationToken cancellationToken)
    {
        // A bill that is only late is nobody's business before the patience is over.
        if ((kind ?? (IsLate(run, now) ? FindingKind.BillMissing : null)) is { } known)
        {
            await findings.KeepAloneAsync(OfDay(run.BillDate, known, problem, now), cancellationToken);
        }

        if (now - Due(run) >= TimeSpan.FromDays(options.Value.CatchUpDays))
        {
            await findings.KeepAloneAsync(OfDay(run.BillDate, FindingKind.BillMissing, problem, now), cancellationToken);
            return await EndAsync(run, ReconciliationState.GivenUp, cancellationToken);
        }

        await queue.RetryAsync(run, problem, cancellationToken);
        return ReconciliationState.Waiting;
    }

    private async Task<ReconciliationState> CompareAsync(ReconciliationRun run, AlipayBill? bill, CancellationToken cancellationToken)
    {
        if (await passage.CompareAsync(run, bill, cancellationToken) is not { } totals)
        {
            return ReconciliationState.Waiting;
        }

        await findings.BillArrivedAsync(run.BillDate, cancellationToken);
        await queue.FinishAsync(run, ReconciliationState.Compared, totals, cancellationToken);
        return ReconciliationState.Compared;
    }

    private async Task<ReconciliationState> EndAsync(
        ReconciliationRun run, ReconciliationState state, CancellationToken cancellationToken)
    {
        await queue.FinishAsync(run, state, BillTotals.None, cancellationToken);
        return state;
    }

    private async Task<bool> IsLateWithoutBusinessAsync(ReconciliationRun run, DateTimeOffset now, CancellationToken cancellationToken) =>
        IsLate(run, now) && !await ours.HasBusinessAsync(run.BillDate, cancellationToken);

    private bool IsLate(ReconciliationRun run, DateTimeOffset now) => now - Due(run) >= TimeSpan.FromHours(options.Value.PatienceHours);

    private DateTimeOffset Due(ReconciliationRun run) => AlipayTime.StartOf(run.BillDate.AddDays(1)).AddHours(options.Value.ReadyHour);

    private static ReconciliationFinding OfDay(DateOnly day, FindingKind kind, string problem, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        BillDate = day,
        Kind = kind,
        OutTradeNo = string.Empty,
        TradeNo = string.Empty,
        OutRequestNo = string.Empty,
        Note = problem.Cut(ReconciliationFinding.MaxNoteLength),
        FoundAt = now,
    };
}
