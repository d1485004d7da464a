using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// Closes an order here. The compare-and-set decides between closing and a payment at the same moment; should the payment lose, it is
/// credited all the same: <see cref="PaymentConfirmation"/> pays closed orders.
/// </summary>
internal sealed class OrderClosing(AppDbContext db, TimeProvider time)
{
    /// <param name="orderId">The order.</param>
    /// <param name="nothingToAsk">Alipay will take no payment for it any more, so it need not be asked again.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it was this call that closed it.</returns>
    public async Task<bool> CloseHereAsync(Guid orderId, bool nothingToAsk, CancellationToken cancellationToken)
    {
        var closed = await db.Orders
            .Where(order => order.Id == orderId && order.State == OrderState.Pending)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(order => order.State, OrderState.Closed)
                    .SetProperty(order => order.ClosedAt, time.GetUtcNow()),
                cancellationToken);
        if (nothingToAsk)
        {
            await db.Orders
                .Where(order => order.Id == orderId && order.State == OrderState.Closed)
                .ExecuteUpdateAsync(set => set.SetProperty(order => order.NextQueryAt, (DateTimeOffset?)null), cancellationToken);
        }

        return closed == 1;
    }
}
