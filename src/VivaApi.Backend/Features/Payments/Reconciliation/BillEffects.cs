using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Platform.Persistence;
using Settled = (
    VivaApi.Backend.Features.Payments.Reconciliation.FindingKind? Kind,
    System.Guid? OrderId,
    VivaApi.Backend.Features.Payments.Reconciliation.FindingResolution? Resolution);

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>
/// What follows from a difference: money that the bill has and our books lack is booked by the same repeatable steps by which notifications
/// and queries book it; everything is kept as a finding, in the same transaction.
/// </summary>
internal sealed class BillEffects(
    AppDbContext db, PaymentConfirmation payments, RefundConfirmation refunds, FindingBook findings, TimeProvider time)
{
    public async Task ApplyAsync(DateOnly day, BillDifference difference, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (kind, orderId, resolution) = await SettleAsync(difference, cancellationToken);
        if (kind is { } known)
        {
            var now = time.GetUtcNow();
            await findings.KeepAsync(
                new ReconciliationFinding
                {
                    Id = Guid.CreateVersion7(now),
                    BillDate = day,
                    Kind = known,
                    OutTradeNo = difference.Line.OutTradeNo,
                    TradeNo = difference.Line.TradeNo,
                    OutRequestNo = difference.Line.OutRequestNo ?? difference.Line.Serial,
                    OrderId = orderId,
                    HereFen = difference.Here,
                    ThereFen = difference.Line.Amount,
                    State = resolution is null ? FindingState.Open : FindingState.Resolved,
                    Resolution = resolution,
                    FoundAt = now,
                    ResolvedAt = resolution is null ? null : now,
                },
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<Settled> SettleAsync(BillDifference difference, CancellationToken cancellationToken) => difference.Kind switch
    {
        FindingKind.PaymentNotBooked => await CreditAsync(difference.Line, cancellationToken),
        FindingKind.RefundNotBooked => await BookAsync(difference, cancellationToken),
        FindingKind.PaymentOfUnknownOrder or FindingKind.PaymentAmountDiffers or FindingKind.PaidTwice
            or FindingKind.PaymentMissingInBill
            or FindingKind.RefundOfUnknownOrder or FindingKind.RefundAmountDiffers or FindingKind.RefundMissingInBill
            or FindingKind.BillMissing or FindingKind.BillUnreadable => (difference.Kind, difference.Order?.Id, null),
    };

    // The order may have been paid by another road, or by another line of this bill, since the comparison: the step's verdict counts.
    private async Task<Settled> CreditAsync(AlipayBillLine line, CancellationToken cancellationToken)
    {
        var evidence = new PaymentEvidence(line.OutTradeNo, line.TradeNo, line.Amount, line.At ?? time.GetUtcNow());
        var (verdict, orderId) = await payments.ApplyAsync(evidence, cancellationToken);
        return verdict switch
        {
            NotificationVerdict.Applied => (FindingKind.PaymentNotBooked, orderId, FindingResolution.Credited),
            NotificationVerdict.NothingToDo => (null, orderId, null),
            NotificationVerdict.WrongAmount => (FindingKind.PaymentAmountDiffers, orderId, null),
            NotificationVerdict.WrongTrade => (FindingKind.PaidTwice, orderId, null),
            NotificationVerdict.UnknownOrder => (FindingKind.PaymentOfUnknownOrder, orderId, null),
            NotificationVerdict.Undecided or NotificationVerdict.Malformed or NotificationVerdict.BadSignature
                or NotificationVerdict.WrongApp or NotificationVerdict.WrongSeller =>
                throw new InvalidOperationException($"The step that pays an order cannot say {verdict}."),
        };
    }

    private async Task<Settled> BookAsync(BillDifference difference, CancellationToken cancellationToken)
    {
        // Without its number a refund could be booked a second time by another road: an operator has to look.
        var line = difference.Line;
        if (line.OutRequestNo is null)
        {
            return (FindingKind.RefundNotBooked, difference.Order?.Id, null);
        }

        var evidence = new RefundEvidence(line.OutTradeNo, line.OutRequestNo, line.Amount, line.At ?? time.GetUtcNow());
        var (verdict, _) = await refunds.ApplyAsync(evidence, cancellationToken);
        return verdict switch
        {
            RefundVerdict.Applied => (FindingKind.RefundNotBooked, difference.Order?.Id, FindingResolution.RefundBooked),
            RefundVerdict.NothingToDo => (null, difference.Order?.Id, null),
            RefundVerdict.NotPaid => (FindingKind.RefundNotBooked, difference.Order?.Id, null),
            RefundVerdict.WrongAmount => (FindingKind.RefundAmountDiffers, difference.Order?.Id, null),
            RefundVerdict.UnknownOrder => (FindingKind.RefundOfUnknownOrder, null, null),
        };
    }
}
