using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>
/// The only writer of findings. Each is kept once and raises an alert when it is new: one alert for each kind and day, that counts. The
/// alert ends when the last finding of its kind and day is resolved.
/// </summary>
internal sealed class FindingBook(AppDbContext db, AlertBook alerts, TimeProvider time)
{
    private const string AlertPrefix = "bill_";

    /// <summary>Keeps what was found without moving anything, in a transaction of its own.</summary>
    public async Task KeepAloneAsync(ReconciliationFinding finding, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await KeepAsync(finding, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps a finding in the caller's transaction.</summary>
    public async Task KeepAsync(ReconciliationFinding finding, CancellationToken cancellationToken)
    {
        var (state, resolution) = (
            EnumText.Of(finding.State), finding.Resolution is { } how ? EnumText.Of(how) : null);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
             insert into reconciliation_findings (
                    id, bill_date, kind, out_trade_no, trade_no, out_request_no, order_id, here_fen, there_fen,
                    state, resolution, note, found_at, resolved_at)
             values ({finding.Id}, {finding.BillDate}, {EnumText.Of(finding.Kind)}, {finding.OutTradeNo}, {finding.TradeNo},
                     {finding.OutRequestNo}, {finding.OrderId}, {finding.HereFen?.Value}, {finding.ThereFen?.Value},
                     {state}, {resolution}, {finding.Note}, {finding.FoundAt}, {finding.ResolvedAt})
             on conflict do nothing
             """,
            cancellationToken);
        if (added > 0)
        {
            var severity = finding.State == FindingState.Resolved ? AlertSeverity.Warning : AlertSeverity.Critical;
            await alerts.RaiseAsync(AlertKind(finding.Kind), Day(finding.BillDate), severity, Sentence(finding), cancellationToken);
        }
    }

    /// <summary>Resolves what was missing in one day's bill and stands in another's.</summary>
    public Task<int> ResolveTurnedUpAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update reconciliation_findings as f set state = 'resolved', resolution = 'in_another_bill', resolved_at = {time.GetUtcNow()}
          where f.state = 'open' and f.kind in ('payment_missing_in_bill', 'refund_missing_in_bill')
            and exists (select from bill_entries e
                         where e.out_trade_no = f.out_trade_no and e.trade_no = f.trade_no
                           and e.kind = case f.kind when 'payment_missing_in_bill' then 'payment' else 'refund' end
                           and (e.out_request_no = f.out_request_no or (e.out_request_no = '' and e.amount_fen = f.here_fen)))
         """,
        cancellationToken);

    /// <summary>Resolves what was found about a day's bill as a whole: it is here.</summary>
    public Task<int> BillArrivedAsync(DateOnly day, CancellationToken cancellationToken) => db.Set<ReconciliationFinding>()
        .Where(finding => finding.BillDate == day && finding.State == FindingState.Open
            && (finding.Kind == FindingKind.BillMissing || finding.Kind == FindingKind.BillUnreadable))
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(finding => finding.State, FindingState.Resolved)
                .SetProperty(finding => finding.Resolution, FindingResolution.BillArrived)
                .SetProperty(finding => finding.ResolvedAt, time.GetUtcNow()),
            cancellationToken);

    /// <summary>An operator's word that a finding is settled.</summary>
    /// <returns>False when it is not open.</returns>
    public async Task<bool> ResolveAsync(Guid id, Guid by, string note, CancellationToken cancellationToken) =>
        await db.Set<ReconciliationFinding>()
            .Where(finding => finding.Id == id && finding.State == FindingState.Open)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(finding => finding.State, FindingState.Resolved)
                    .SetProperty(finding => finding.Resolution, FindingResolution.ByOperator)
                    .SetProperty(finding => finding.ResolvedBy, by)
                    .SetProperty(finding => finding.Note, note)
                    .SetProperty(finding => finding.ResolvedAt, time.GetUtcNow()),
                cancellationToken) == 1;

    /// <summary>Ends the alerts for which nothing is left to do.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var open = await db.Alerts
            .Where(alert => alert.RecoveredAt == null && EF.Functions.Like(alert.Kind, AlertPrefix + "%"))
            .Select(alert => new { alert.Kind, alert.Key })
            .ToListAsync(cancellationToken);
        var left = (await db.ReconciliationFindings
            .Where(finding => finding.State == FindingState.Open)
            .Select(finding => new { finding.Kind, finding.BillDate })
            .Distinct()
            .ToListAsync(cancellationToken)).Select(finding => (AlertKind(finding.Kind), Day(finding.BillDate))).ToHashSet();
        foreach (var alert in open.Where(alert => !left.Contains((alert.Kind, alert.Key))))
        {
            await alerts.RecoverAsync(alert.Kind, alert.Key, cancellationToken);
        }
    }

    private static string AlertKind(FindingKind kind) =>
        EnumText.Of(kind) is var text && text.StartsWith(AlertPrefix, StringComparison.Ordinal) ? text : AlertPrefix + text;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Sentence(ReconciliationFinding finding) =>
        $"The bill of {Day(finding.BillDate)}: {EnumText.Of(finding.Kind).Replace('_', ' ')}"
        + (finding.OutTradeNo.Length > 0 ? $", order number {finding.OutTradeNo}" : string.Empty)
        + (finding.HereFen is { } here ? $", here {here}" : string.Empty)
        + (finding.ThereFen is { } there ? $", there {there}" : string.Empty)
        + (finding.Note is { } note ? $": {note}" : ".");
}
