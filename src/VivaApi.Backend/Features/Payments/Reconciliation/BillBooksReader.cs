using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>Reads our side of a bill, some lines at a time, and keeps those lines as evidence.</summary>
internal sealed class BillBooksReader(AppDbContext db)
{
    public async Task<BillBooks> ReadAsync(IReadOnlyCollection<AlipayBillLine> lines, CancellationToken cancellationToken)
    {
        var numbers = lines.Select(line => line.OutTradeNo).Distinct().ToArray();
        var orders = await db.Orders.AsNoTracking()
            .Where(order => numbers.Contains(order.OutTradeNo))
            .Select(order => new BookedOrder(order.Id, order.OutTradeNo, order.State, order.AmountFen, order.TradeNo))
            .ToListAsync(cancellationToken);
        var ids = orders.Select(order => order.Id).ToArray();
        var refunds = await db.Refunds.AsNoTracking()
            .Where(refund => ids.Contains(refund.OrderId) && refund.State != RefundState.Failed)
            .Select(refund => new BookedRefund(
                refund.OrderId, refund.OutRequestNo, refund.AmountFen, refund.State == RefundState.Succeeded))
            .ToListAsync(cancellationToken);
        return new BillBooks(
            orders.ToDictionary(order => order.OutTradeNo, StringComparer.Ordinal), refunds.ToLookup(refund => refund.OrderId));
    }

    /// <summary>Keeps the lines; those of an earlier run stay as they are.</summary>
    public Task KeepAsync(DateOnly day, IReadOnlyCollection<AlipayBillLine> lines, CancellationToken cancellationToken)
    {
        var kinds = lines.Select(line => EnumText.Of(line.Kind)).ToArray();
        var trades = lines.Select(line => line.TradeNo).ToArray();
        var requests = lines.Select(line => line.OutRequestNo ?? string.Empty).ToArray();
        var serials = lines.Select(line => line.Serial).ToArray();
        var numbers = lines.Select(line => line.OutTradeNo).ToArray();
        var amounts = lines.Select(line => line.Amount.Value).ToArray();
        var times = lines.Select(line => line.At).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into bill_entries (bill_date, kind, trade_no, out_request_no, serial, out_trade_no, amount_fen, moved_at)
             select {day}, line.* from unnest({kinds}, {trades}, {requests}, {serials}, {numbers}, {amounts}, {times}) as line
             on conflict do nothing
             """,
            cancellationToken);
    }
}
