using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Orders are kept as accounts must be; who paid at Alipay is taken out of the notifications about them.</summary>
internal sealed class PaymentPersonalData(AppDbContext db) : IPersonalData
{
    public string Section => "orders";

    public async Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken) =>
        await db.Orders.AnyAsync(order => order.UserId == userId && order.State == OrderState.Pending, cancellationToken)
            ? "An order can still be paid: close it first."
        : await db.Refunds.AnyAsync(
            refund => refund.UserId == userId && (refund.State == RefundState.Pending || refund.State == RefundState.Found),
            cancellationToken)
            ? "A refund is being made: wait for its end."
        : null;

    public Task EraseAsync(Guid userId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select erase_payers({userId})", cancellationToken);

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.Orders.AsNoTracking()
        .Where(order => order.UserId == userId).OrderBy(order => order.Id).AsAsyncEnumerable()
        .Select(order => (object)order.ToResponse());
}
