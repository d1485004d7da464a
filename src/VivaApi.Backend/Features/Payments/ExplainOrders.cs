using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

/// <summary>What was bought with the movements that belong to orders.</summary>
internal sealed class ExplainOrders(AppDbContext db) : IMovementExplanation
{
    public string Subject => LedgerReference.Order;

    public async Task<IReadOnlyDictionary<Guid, MovementSubject>> ExplainAsync(
        Guid userId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await db.Orders.Where(order => order.UserId == userId && ids.Contains(order.Id))
            .Select(order => new { order.Id, order.OutTradeNo, order.PackageName, order.AmountFen })
            .ToDictionaryAsync(
                order => order.Id,
                order => new MovementSubject(
                    Order: new CreditEntryOrderResponse(order.Id, order.OutTradeNo, order.PackageName, order.AmountFen.Value)),
                cancellationToken);
}
