namespace VivaApi.Backend.Features.Webhooks;

/// <summary>An address of a customer's to which events go.</summary>
internal sealed class WebhookEndpoint
{
    public const int MaxUrlLength = 2_000;
    public const int MaxDescriptionLength = 200;

    /// <summary>Fewer credits than this are told as few, unless the customer says another number.</summary>
    public const int DefaultLowCredits = 30;

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public required string Url { get; init; }

    public string? Description { get; init; }

    /// <summary>What it listens to; empty: everything, also what later releases add.</summary>
    public required string[] Events { get; init; }

    /// <summary><c>credits.low</c> is told when a movement takes the available credits from this or more to less.</summary>
    public int LowCredits { get; init; }

    /// <summary>The secret, encrypted with the service's key ring.</summary>
    public required string Secret { get; init; }

    /// <summary>The one before, which signs too until <see cref="PreviousSecretUntil"/>.</summary>
    public string? PreviousSecret { get; init; }

    public DateTimeOffset? PreviousSecretUntil { get; init; }

    public WebhookEndpointState State { get; init; }

    /// <summary>Why it was switched off; null while it is on.</summary>
    public WebhookDisabling? DisabledBecause { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Since when it has done nothing but fail.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

public enum WebhookEndpointState
{
    /// <summary>Events are sent.</summary>
    Active,

    /// <summary>Events are kept for sending them later, not sent.</summary>
    Disabled,
}

public enum WebhookDisabling
{
    /// <summary>Its owner switched it off.</summary>
    Owner,

    /// <summary>It answered 410.</summary>
    Gone,

    /// <summary>It failed for days.</summary>
    Failing,
}
