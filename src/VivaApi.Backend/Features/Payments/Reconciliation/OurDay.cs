using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>Something that our books have and no bill.</summary>
internal sealed record Unbilled(Guid Id, Guid OrderId, string OutTradeNo, string TradeNo, string OutRequestNo, Fen Amount);

/// <summary>What our books have for a day in Beijing.</summary>
internal sealed class OurDay(AppDbContext db)
{
    /// <summary>
    /// When a refund was done is told by our clock, not by Alipay's, and sometimes learnt late: it is missed half a day later, when the
    /// bills of both days are known.
    /// </summary>
    private static readonly TimeSpan RefundGrace = TimeSpan.FromHours(12);

    public async Task<bool> HasBusinessAsync(DateOnly day, CancellationToken cancellationToken) =>
        await Payments(day).AnyAsync(cancellationToken) || await Refunds(day, TimeSpan.Zero).AnyAsync(cancellationToken);

    /// <summary>The day's payments that stand in no bill, by id; those after <paramref name="after"/>.</summary>
    public Task<List<Unbilled>> PaymentsInNoBillAsync(DateOnly day, Guid after, int take, CancellationToken cancellationToken) =>
        Payments(day)
            .Where(order => order.Id > after && !db.Set<BillEntry>().Any(entry => entry.Kind == AlipayBillLineKind.Payment
                && entry.OutTradeNo == order.OutTradeNo && entry.TradeNo == order.TradeNo))
            .OrderBy(order => order.Id)
            .Take(take)
            .Select(order => new Unbilled(order.Id, order.Id, order.OutTradeNo, order.TradeNo!, string.Empty, order.AmountFen))
            .ToListAsync(cancellationToken);

    public Task<List<Unbilled>> RefundsInNoBillAsync(DateOnly day, Guid after, int take, CancellationToken cancellationToken) =>
        Refunds(day, RefundGrace)
            .Where(refund => refund.Id > after)
            .Join(db.Orders, refund => refund.OrderId, order => order.Id, (refund, order) => new { refund, order })
            .Where(pair => !db.Set<BillEntry>().Any(entry => entry.Kind == AlipayBillLineKind.Refund && entry.TradeNo == pair.order.TradeNo
                && (entry.OutRequestNo == pair.refund.OutRequestNo
                    || (entry.OutRequestNo == string.Empty && entry.AmountFen == pair.refund.AmountFen))))
            .OrderBy(pair => pair.refund.Id)
            .Take(take)
            .Select(pair => new Unbilled(
                pair.refund.Id, pair.order.Id, pair.order.OutTradeNo, pair.order.TradeNo!, pair.refund.OutRequestNo, pair.refund.AmountFen))
            .ToListAsync(cancellationToken);

    private IQueryable<Order> Payments(DateOnly day)
    {
        var (from, to) = (AlipayTime.StartOf(day), AlipayTime.StartOf(day.AddDays(1)));
        return db.Orders.AsNoTracking().Where(order => order.PaidAt >= from && order.PaidAt < to);
    }

    private IQueryable<Refund> Refunds(DateOnly day, TimeSpan grace)
    {
        var (from, to) = (AlipayTime.StartOf(day) - grace, AlipayTime.StartOf(day.AddDays(1)) - grace);
        return db.Refunds.AsNoTracking().Where(
            refund => refund.State == RefundState.Succeeded && refund.FinishedAt >= from && refund.FinishedAt < to);
    }
}
