using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>An order as our books have it.</summary>
internal sealed record BookedOrder(Guid Id, string OutTradeNo, OrderState State, Fen Amount, string? TradeNo)
{
    public bool IsPaid => TradeNo is not null;
}

/// <summary>A refund as our books have it.</summary>
internal sealed record BookedRefund(Guid OrderId, string OutRequestNo, Fen Amount, bool IsDone);

/// <summary>What our books say of the orders that a part of a bill is about.</summary>
internal sealed record BillBooks(IReadOnlyDictionary<string, BookedOrder> Orders, ILookup<Guid, BookedRefund> Refunds);

/// <summary>A line of the bill that our books do not bear out.</summary>
internal sealed record BillDifference(FindingKind Kind, AlipayBillLine Line, BookedOrder? Order, Fen? Here);

/// <summary>Compares lines of a bill with our books. Pure: whatever is found is dealt with elsewhere.</summary>
internal static class BillComparison
{
    public static IEnumerable<BillDifference> Of(IEnumerable<AlipayBillLine> lines, BillBooks books)
    {
        // A refund of which the bill tells no number is one of ours if its amount is, each of ours standing for one line.
        var unnamed = new Dictionary<Guid, List<BookedRefund>>();
        foreach (var line in lines)
        {
            var order = books.Orders.GetValueOrDefault(line.OutTradeNo);
            var difference = line.Kind switch
            {
                AlipayBillLineKind.Payment => OfPayment(line, order),
                AlipayBillLineKind.Refund when order is null => new BillDifference(FindingKind.RefundOfUnknownOrder, line, null, null),
                AlipayBillLineKind.Refund => OfRefund(line, order, Counterpart(line, order)),
            };
            if (difference is not null)
            {
                yield return difference;
            }
        }

        BookedRefund? Counterpart(AlipayBillLine line, BookedOrder order)
        {
            if (line.OutRequestNo is not null)
            {
                return books.Refunds[order.Id].FirstOrDefault(refund => refund.OutRequestNo == line.OutRequestNo);
            }

            if (!unnamed.TryGetValue(order.Id, out var left))
            {
                unnamed[order.Id] = left = [.. books.Refunds[order.Id]];
            }

            var found = left.Find(refund => refund.Amount == line.Amount);
            return found is not null && left.Remove(found) ? found : null;
        }
    }

    private static BillDifference? OfPayment(AlipayBillLine line, BookedOrder? order)
    {
        FindingKind? kind = order switch
        {
            null => FindingKind.PaymentOfUnknownOrder,
            _ when order.Amount != line.Amount => FindingKind.PaymentAmountDiffers,
            { IsPaid: false } => FindingKind.PaymentNotBooked,
            _ when order.TradeNo != line.TradeNo => FindingKind.PaidTwice,
            _ => null,
        };
        return kind is { } known ? new BillDifference(known, line, order, order?.Amount) : null;
    }

    private static BillDifference? OfRefund(AlipayBillLine line, BookedOrder order, BookedRefund? refund)
    {
        FindingKind? kind = refund switch
        {
            null or { IsDone: false } => FindingKind.RefundNotBooked,
            _ when refund.Amount != line.Amount => FindingKind.RefundAmountDiffers,
            _ => null,
        };
        return kind is { } known ? new BillDifference(known, line, order, refund?.Amount) : null;
    }
}
