using VivaApi.Backend.Money;

namespace VivaApi.Backend.Integrations.Alipay.Bills;

internal enum AlipayBillLineKind
{
    Payment,
    Refund,
}

/// <summary>
/// One line of a day's bill: money that came in for a trade, or went back. <paramref name="Amount"/> is what moved, never negative.
/// </summary>
/// <param name="Kind">Which way the money went.</param>
/// <param name="TradeNo">Alipay's number of the trade.</param>
/// <param name="OutTradeNo">The merchant's number of the order.</param>
/// <param name="OutRequestNo">The refund's number; null for a payment, and for a refund of which the bill tells none.</param>
/// <param name="Amount">The order's amount that was paid, or the part of it that was refunded.</param>
/// <param name="At">When the money moved; null when the bill's time is unreadable, which decides nothing.</param>
internal sealed record AlipayBillLine(
    AlipayBillLineKind Kind, string TradeNo, string OutTradeNo, string? OutRequestNo, Fen Amount, DateTimeOffset? At)
{
    /// <summary>The movement's own number in a bill of account movements, which may have two alike; empty in a trade bill.</summary>
    public string Serial { get; init; } = string.Empty;
}
