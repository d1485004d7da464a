namespace VivaApi.Backend.Features.Webhooks;

/// <summary>One event on its way to one endpoint: the outbox.</summary>
internal sealed class WebhookDelivery
{
    public const int MaxNameLength = 64;

    public Guid Id { get; init; }

    public Guid EndpointId { get; init; }

    public Guid UserId { get; init; }

    /// <summary><c>webhook-id</c>: the same for every endpoint and every try, so that a receiver can tell what it has seen.</summary>
    public required string EventId { get; init; }

    public required string EventType { get; init; }

    /// <summary>The body, exactly as it is signed and sent.</summary>
    public required string Payload { get; init; }

    public WebhookDeliveryState State { get; init; }

    /// <summary>Tries in all, counted when they begin.</summary>
    public int Attempts { get; init; }

    /// <summary>Tries since <see cref="BegunAt"/>.</summary>
    public int Tries { get; init; }

    /// <summary>When the present tries began: with the event, or when it was sent again.</summary>
    public DateTimeOffset BegunAt { get; init; }

    /// <summary>When the next try is due, by the database's clock.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>It is due and nobody has it: workers find it. Otherwise it waits for its time, or for the end of a lease.</summary>
    public bool Ready { get; init; }

    /// <summary>
    /// While it is ready, which of two lines it stands in: that of endpoints which do nothing but fail. A hint that may be late; the
    /// endpoint decides. While it is under way, whether the endpoint did.
    /// </summary>
    public bool ToFailing { get; init; }

    public Guid? LeaseToken { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>The HTTP status of the last try that was answered.</summary>
    public int? LastStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}

public enum WebhookDeliveryState
{
    /// <summary>It is sent, or will be tried again.</summary>
    Pending,

    /// <summary>The endpoint answered 2xx.</summary>
    Delivered,

    /// <summary>Its tries are used up, or the endpoint answered 410.</summary>
    Failed,

    /// <summary>The endpoint was switched off; nothing was sent.</summary>
    Withheld,
}

/// <summary>One try, as it went.</summary>
internal sealed class WebhookAttempt
{
    public const int MaxErrorLength = 200;

    public Guid Id { get; init; }

    public Guid DeliveryId { get; init; }

    public int Number { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public int DurationMs { get; init; }

    /// <summary>Null when nothing was answered.</summary>
    public int? Status { get; init; }

    /// <summary>The beginning of what was answered.</summary>
    public string? Answer { get; init; }

    /// <summary>Why nothing was answered.</summary>
    public string? Error { get; init; }
}
