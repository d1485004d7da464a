using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments.Queries;

/// <summary>The order that a payer's browser came back for: most likely just paid, so the worker asks about it now.</summary>
internal sealed class ReturnedOrder(AppDbContext db, OrderQueue queue, WakeUps wakeUps)
{
    public async Task<Guid?> FindAsync(string outTradeNo, CancellationToken cancellationToken)
    {
        if (await queue.BringForwardAsync(outTradeNo, cancellationToken))
        {
            wakeUps.WakeEverywhere(QueryOrders.Name);
        }

        return await db.Orders.Where(order => order.OutTradeNo == outTradeNo).Select(order => (Guid?)order.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
