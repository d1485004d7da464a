namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>What is to become of a customer's own key.</summary>
internal enum DedicatedKeyWish
{
    /// <summary>It makes the customer's videos.</summary>
    Serve,

    /// <summary>It is there and switched off; a master key serves.</summary>
    Disabled,

    /// <summary>There is none any more; a master key serves.</summary>
    Deleted,
}

/// <summary>
/// A customer's own key at VivaAPI, or the order for one. It is usable while it is not <see cref="Due"/> and its key is known; while
/// it is due, a worker makes VivaAPI's side fit our books.
/// </summary>
internal sealed class DedicatedKey
{
    public Guid UserId { get; init; }

    /// <summary>The token's name at VivaAPI: unique, at most 30 bytes, and the same after a crash.</summary>
    public required string Name { get; init; }

    public long? TokenId { get; init; }

    /// <summary>The key, encrypted by Data Protection.</summary>
    public string? EncryptedKey { get; init; }

    /// <summary>What an operator wants of it; the worker makes VivaAPI's side so.</summary>
    public DedicatedKeyWish Wish { get; init; }

    /// <summary>Something is to be done at VivaAPI: make the key, fetch it, set its quota, switch it off, delete it.</summary>
    public bool Due { get; init; }

    /// <summary>Counts the orders, so that one that comes while the last is being worked on is not lost.</summary>
    public long Wanted { get; init; }

    /// <summary>Tries in a row that failed.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset NextAttemptAt { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>When the quota at VivaAPI was last set from our books.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// When the customer was first shown a key of theirs. From then on VivaAPI's own count says what is left of it, not our books, and the
    /// customer's videos are made with no other key; deleting the key does not undo that.
    /// </summary>
    public DateTimeOffset? RevealedAt { get; init; }

    /// <summary>
    /// What the key was given in all, in VivaAPI's units, when its quota was last set. What it has used is taken off when it is replaced.
    /// </summary>
    public long? GrantedUnits { get; init; }

    /// <summary>The customer's quota in credits that is in <see cref="GrantedUnits"/>.</summary>
    public long? GrantedQuota { get; init; }

    /// <summary>Credits that the customer's videos of other keys had cost then.</summary>
    public long? GrantedElsewhere { get; init; }

    /// <summary>What the key had used by VivaAPI's count then, in its units.</summary>
    public long UsedUnits { get; init; }

    /// <summary>What was left on it then, in VivaAPI's units.</summary>
    public long? LeftUnits { get; init; }

    /// <summary>What our books said then that the customer may still use, in credits.</summary>
    public long? BookCredits { get; init; }

    /// <summary>By how many credits less was left on it then than our books say: what a shown key spent outside.</summary>
    public long OutsideCredits { get; init; }
}
