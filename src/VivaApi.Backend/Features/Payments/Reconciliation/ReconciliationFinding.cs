using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>Where a bill and our books differ.</summary>
public enum FindingKind
{
    /// <summary>Paid there, not here. Credited from the bill.</summary>
    PaymentNotBooked,

    /// <summary>Paid there, under a number of our form that no order has.</summary>
    PaymentOfUnknownOrder,

    /// <summary>Paid, but not with the order's amount. Nothing is credited.</summary>
    PaymentAmountDiffers,

    /// <summary>An order that was paid before was paid again by another trade: money to give back.</summary>
    PaidTwice,

    /// <summary>Paid here, not there.</summary>
    PaymentMissingInBill,

    /// <summary>Refunded there, not here: in Alipay's back office. Booked from the bill.</summary>
    RefundNotBooked,

    /// <summary>Refunded there, under a number of our form that no order has.</summary>
    RefundOfUnknownOrder,

    /// <summary>Refunded with another amount than ours.</summary>
    RefundAmountDiffers,

    /// <summary>Refunded here, not there.</summary>
    RefundMissingInBill,

    /// <summary>A day with business has no bill.</summary>
    BillMissing,

    /// <summary>What came is not to be trusted as a bill.</summary>
    BillUnreadable,
}

public enum FindingState
{
    Open,
    Resolved,
}

/// <summary>How a finding was settled.</summary>
public enum FindingResolution
{
    /// <summary>The order was credited from the bill.</summary>
    Credited,

    /// <summary>The refund was booked from the bill.</summary>
    RefundBooked,

    /// <summary>It stands in the bill of another day.</summary>
    InAnotherBill,

    /// <summary>The day's bill came after all.</summary>
    BillArrived,

    /// <summary>An operator has looked at it and says why it is settled.</summary>
    ByOperator,
}

/// <summary>One difference of one day, kept once however often the bill is compared.</summary>
internal sealed class ReconciliationFinding
{
    public const int MaxNoteLength = 500;

    public Guid Id { get; init; }

    public DateOnly BillDate { get; init; }

    public FindingKind Kind { get; init; }

    /// <summary>Empty where the finding is about the bill as a whole; so are the next two where there is none.</summary>
    public required string OutTradeNo { get; init; }

    public required string TradeNo { get; init; }

    public required string OutRequestNo { get; init; }

    public Guid? OrderId { get; init; }

    /// <summary>The amount in our books; null where we have none.</summary>
    public Fen? HereFen { get; init; }

    /// <summary>The amount in the bill; null where it has none.</summary>
    public Fen? ThereFen { get; init; }

    public FindingState State { get; init; }

    public FindingResolution? Resolution { get; init; }

    /// <summary>What was wrong with a bill, or an operator's words.</summary>
    public string? Note { get; init; }

    /// <summary>The operator who resolved it.</summary>
    public Guid? ResolvedBy { get; init; }

    public DateTimeOffset FoundAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }
}
