namespace VivaApi.Backend.Platform.Alerts;

/// <summary>What carries a message.</summary>
internal enum AlertChannel
{
    Mail,
    Webhook,
    DingTalk,
    WeCom,

    /// <summary>Mail to one customer about what is theirs.</summary>
    CustomerMail,
}

internal enum AlertEvent
{
    Raised,
    Recovered,

    /// <summary>A customer's credits have fallen below what they asked to be told of.</summary>
    LowCredit,
}

internal enum AlertMessageState
{
    Pending,
    Sent,

    /// <summary>Refused for good, or not taken for as long as it was tried.</summary>
    GivenUp,
}

/// <summary>One message to be sent over one channel: written in the transaction of what it tells, sent afterwards, at least once.</summary>
internal sealed class AlertMessage
{
    public Guid Id { get; init; }

    /// <summary>The alert it is about; null for a customer's own and where it is about several.</summary>
    public Guid? AlertId { get; init; }

    public AlertEvent Event { get; init; }

    public AlertChannel Channel { get; init; }

    /// <summary>The operators' mailbox it goes to: each has a message of its own, so that one that is gone is no other's loss.</summary>
    public string? Address { get; init; }

    /// <summary>The customer it goes to; the address is looked up when it is sent.</summary>
    public Guid? RecipientId { get; init; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public AlertSeverity Severity { get; init; }

    public required string Message { get; init; }

    public DateTimeOffset HappenedAt { get; init; }

    public AlertMessageState State { get; init; }

    public int Attempts { get; init; }

    /// <summary>When it is to be tried next, or when it was given up, by the database's clock.</summary>
    public DateTimeOffset NextAttemptAt { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    public Guid? LeaseToken { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What stood in the way of the last try.</summary>
    public string? LastProblem { get; init; }
}
