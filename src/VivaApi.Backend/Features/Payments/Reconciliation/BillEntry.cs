using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>A line of a bill about an order number of ours, kept as evidence. Never changed; a second run adds none.</summary>
internal sealed class BillEntry
{
    public DateOnly BillDate { get; init; }

    public AlipayBillLineKind Kind { get; init; }

    public required string TradeNo { get; init; }

    /// <summary>Empty for a payment, and where the bill tells none.</summary>
    public required string OutRequestNo { get; init; }

    /// <summary>The movement's own number in a bill of account movements; empty in a trade bill.</summary>
    public required string Serial { get; init; }

    public required string OutTradeNo { get; init; }

    public Fen AmountFen { get; init; }

    public DateTimeOffset? MovedAt { get; init; }
}
