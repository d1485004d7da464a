namespace VivaApi.Backend.Platform.Alerts;

internal enum AlertSeverity
{
    /// <summary>Look at it in working hours.</summary>
    Warning,

    /// <summary>Money may be wrong or standing still: look now.</summary>
    Critical,
}

/// <summary>Where an alert stands that is told of together with others of its kind.</summary>
internal enum AlertDigest
{
    /// <summary>It has come or gone since the last of such messages.</summary>
    Waiting,

    Told,
}

/// <summary>Something an operator must know. Open until it has recovered; while it is open, the same again is counted, not added.</summary>
internal sealed class Alert
{
    public const int MaxNoteLength = 500;

    public Guid Id { get; init; }

    /// <summary>What is wrong, stable over releases, lower-case with underscores: <c>wrong_amount</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>With what: an order's number, a refund's id. One open alert for each kind and key.</summary>
    public required string Key { get; init; }

    public AlertSeverity Severity { get; init; }

    /// <summary>The latest reason, in a sentence, without secrets and without payers.</summary>
    public required string Message { get; init; }

    public DateTimeOffset FirstRaisedAt { get; init; }

    public DateTimeOffset LastRaisedAt { get; init; }

    /// <summary>How often it was raised while open.</summary>
    public int Count { get; init; }

    public DateTimeOffset? RecoveredAt { get; init; }

    /// <summary>Nothing is sent about it.</summary>
    public bool Silent { get; init; }

    /// <summary>Since when an operator has it in hand; null while nobody said so.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    public Guid? AcknowledgedBy { get; init; }

    /// <summary>The operator's words.</summary>
    public string? Note { get; init; }

    /// <summary>Null for an alert that has messages of its own, or none.</summary>
    public AlertDigest? Digest { get; init; }

    /// <summary>The operator who said that it is over; null where the service found that out, or it is not.</summary>
    public Guid? ClosedBy { get; init; }

    /// <summary>What was done about it, in the words of who closed it.</summary>
    public string? ClosingNote { get; init; }
}
