namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>
/// <c>requested → done | failed | cancelled</c>, <c>buying → done | failed | unknown</c>, <c>unknown → done | failed</c>.
/// </summary>
internal enum RefillState
{
    /// <summary>An operator is asked to buy.</summary>
    Requested,

    /// <summary>A code is about to be redeemed, or is being.</summary>
    Buying,

    /// <summary>It was sent, and nobody knows what came of it. Nothing else is bought meanwhile.</summary>
    Unknown,

    Done,

    /// <summary>Certainly nothing was bought.</summary>
    Failed,

    /// <summary>It is not needed any more, or a code took its place.</summary>
    Cancelled,
}

/// <summary>
/// One purchase for the account at VivaAPI, asked for or made. At most one is open at a time, over all copies of the service.
/// </summary>
internal sealed class Refill
{
    public const int MaxNoteLength = 500;

    public Guid Id { get; init; }

    public RefillState State { get; init; }

    /// <summary>What should be bought, in credits.</summary>
    public long WantedCredits { get; init; }

    /// <summary>What the code is said to bring, or what an operator says was bought; null while nothing is known.</summary>
    public long? Credits { get; init; }

    /// <summary>The code that it was made with; null for one that an operator makes.</summary>
    public Guid? CodeId { get; init; }

    /// <summary>What the account held, in credits.</summary>
    public long BalanceBefore { get; init; }

    /// <summary>Why: the forecast, in words.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The operator who settled it.</summary>
    public Guid? FinishedBy { get; init; }

    /// <summary>What came of it, in words.</summary>
    public string? Note { get; init; }
}

internal enum RefillCodeState
{
    Free,

    /// <summary>Given to a refill; never given again, whatever becomes of it, unless it certainly was not sent.</summary>
    Used,

    /// <summary>VivaAPI does not take it, or it cannot be decrypted. Free again when an operator adds it once more.</summary>
    Refused,
}

/// <summary>A redemption code. It is money: encrypted, never shown, used at most once.</summary>
internal sealed class RefillCode
{
    public Guid Id { get; init; }

    public required string EncryptedCode { get; init; }

    /// <summary>SHA-256, by which a code that is added again is known.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Its last four characters.</summary>
    public required string Hint { get; init; }

    /// <summary>What it brings, as the operator who added it says.</summary>
    public long Credits { get; init; }

    public RefillCodeState State { get; init; }

    public Guid? RefillId { get; init; }

    public Guid AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }
}
