using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>Which order the movements that belong to refunds took back, or restored.</summary>
internal sealed class ExplainRefunds(AppDbContext db) : IMovementExplanation
{
    public string Subject => LedgerReference.Refund;

    public async Task<IReadOnlyDictionary<Guid, MovementSubject>> ExplainAsync(
        Guid userId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await db.Refunds.Where(refund => refund.UserId == userId && ids.Contains(refund.Id))
            .Join(
                db.Orders,
                refund => refund.OrderId,
                order => order.Id,
                (refund, order) => new { RefundId = refund.Id, order.Id, order.OutTradeNo, order.PackageName, order.AmountFen })
            .ToDictionaryAsync(
                row => row.RefundId,
                row => new MovementSubject(
                    Order: new CreditEntryOrderResponse(row.Id, row.OutTradeNo, row.PackageName, row.AmountFen.Value)),
                cancellationToken);
}
