namespace VivaApi.Backend.Features.Payments;

/// <summary>What became of a notification. All but the first three are refused.</summary>
internal enum NotificationVerdict
{
    /// <summary>Kept, and not looked at yet; or the look was cut short and will be made again.</summary>
    Undecided,

    /// <summary>It made the order paid, or told of a refund that was not known.</summary>
    Applied,

    /// <summary>Genuine, and nothing to do: a repeat, or a state that changes nothing here.</summary>
    NothingToDo,

    /// <summary>Not a form, a key twice, unreadable fields, or something else that Alipay signs.</summary>
    Malformed,

    /// <summary>Not signed by Alipay.</summary>
    BadSignature,

    /// <summary>For another app of Alipay's.</summary>
    WrongApp,

    /// <summary>The money went to another seller.</summary>
    WrongSeller,

    /// <summary>No order of ours has that number.</summary>
    UnknownOrder,

    /// <summary>The amount is not the order's.</summary>
    WrongAmount,

    /// <summary>The order was paid by another trade before.</summary>
    WrongTrade,
}

/// <summary>A notification as it was received. Only its verdict is written afterwards, once.</summary>
internal sealed class PaymentNotification
{
    public Guid Id { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public NotificationVerdict Verdict { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public Guid? OrderId { get; init; }

    public string? NotifyId { get; init; }

    public string? OutTradeNo { get; init; }

    public string? TradeNo { get; init; }

    public string? TradeStatus { get; init; }

    /// <summary>The W3C trace context of the request that brought it, for whoever decides it later.</summary>
    public string? TraceContext { get; init; }

    /// <summary>The body, byte for byte: evidence that can be verified again.</summary>
    public required byte[] Body { get; init; }
}
