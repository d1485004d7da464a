using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Credits;

/// <summary>What moved credits. The sign of each effect is in <c>credit_post</c>, the SQL function that writes entries.</summary>
public enum CreditEntryKind
{
    /// <summary>Bought: available rises.</summary>
    Grant,

    /// <summary>Held for a job: available falls, reserved rises.</summary>
    Reserve,

    /// <summary>Spent: reserved falls.</summary>
    Settle,

    /// <summary>Given back: reserved falls, available rises.</summary>
    Release,

    /// <summary>Taken back with a refund: available falls.</summary>
    Revoke,

    /// <summary>Given back when the refund it was taken for came to nothing: available rises.</summary>
    Restore,

    /// <summary>An operator's correction, up or down, with a reason.</summary>
    Adjust,
}

/// <summary>One movement, append-only, with the balances after it.</summary>
internal sealed class CreditEntry
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>1, 2, 3 … within the account, without gaps: the order in which its credits moved.</summary>
    public long Sequence { get; init; }

    public CreditEntryKind Kind { get; init; }

    /// <summary>Above zero, except for <see cref="CreditEntryKind.Adjust"/>, which carries its sign.</summary>
    public CreditAmount Amount { get; init; }

    public CreditAmount AvailableAfter { get; init; }

    public CreditAmount ReservedAfter { get; init; }

    /// <summary>
    /// What it was for (<c>order:{id}</c>, <c>generation:{id}</c> …); unique for its kind, which makes the movement repeatable.
    /// </summary>
    public required string Reference { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
