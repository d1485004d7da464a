using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary><c>pending → succeeded | failed</c>, and <c>found → succeeded | failed</c> for one that Alipay mentioned.</summary>
public enum RefundState
{
    /// <summary>Alipay told of a refund that is not ours; its amount is being asked for.</summary>
    Found,

    /// <summary>The credits are taken back; whether the money has moved is not known yet.</summary>
    Pending,

    /// <summary>The money is back with the payer.</summary>
    Succeeded,

    /// <summary>Alipay refused for good; the credits are restored.</summary>
    Failed,
}

public enum RefundSource
{
    /// <summary>Asked for here.</summary>
    Operator,

    /// <summary>Made in Alipay's back office, found by a notification, a query or the bill.</summary>
    BackOffice,
}

/// <summary>Money of one order going back, once for its number.</summary>
internal sealed class Refund
{
    public const int MaxReasonLength = 128;

    public Guid Id { get; init; }

    public Guid OrderId { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Alipay's key of repetition: the same number gives the money back once, however often it is sent.</summary>
    public required string OutRequestNo { get; init; }

    public RefundState State { get; init; }

    public RefundSource Source { get; init; }

    /// <summary>Zero only while it is <see cref="RefundState.Found"/>.</summary>
    public Fen AmountFen { get; init; }

    /// <summary>The credits that belong to the amount.</summary>
    public CreditAmount Credits { get; init; }

    /// <summary>
    /// The credits that were taken back. Fewer than <see cref="Credits"/> only when the money had gone before anybody asked whether they
    /// were still unspent.
    /// </summary>
    public CreditAmount RevokedCredits { get; init; }

    public required string Reason { get; init; }

    /// <summary>The operator who asked; null for one from the back office.</summary>
    public Guid? RequestedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What Alipay said last, when that was not a plain yes.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>How often a worker took it up.</summary>
    public int Attempts { get; init; }

    /// <summary>
    /// The next step is to ask Alipay what became of it, not to ask for the money. Written before anything is sent: a worker that
    /// vanishes leaves a question, never a blind repetition.
    /// </summary>
    public bool MustQuery { get; init; }

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset NextAttemptAt { get; init; }

    public Guid? LeaseToken { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }
}
