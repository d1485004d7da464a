namespace VivaApi.Backend.Platform.Auditing;

/// <summary>
/// One act on the books or the settings by a person: who did what to whom, and what it changed. Never changed, never removed.
/// </summary>
internal sealed class AuditEntry
{
    /// <summary>UUIDv7: sorts by time.</summary>
    public Guid Id { get; init; }

    public DateTimeOffset ActedAt { get; init; }

    /// <summary>The log-in of who did it; null when it was done by a command on the server.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What was done, stable over releases: <c>order.refund</c>.</summary>
    public required string Act { get; init; }

    /// <summary>What kind of thing it was done to: <c>order</c>, <c>user</c> …</summary>
    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>JSON: how it stood before, as far as the act touched it; null when it was not there.</summary>
    public string? Before { get; init; }

    /// <summary>JSON: how it stood afterwards; null when it is gone.</summary>
    public string? After { get; init; }

    public string? TraceId { get; init; }
}
