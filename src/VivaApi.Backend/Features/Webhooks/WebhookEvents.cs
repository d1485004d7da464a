namespace VivaApi.Backend.Features.Webhooks;

/// <summary>What <c>credits.low</c> carries: what there is, and the mark that it fell below.</summary>
public sealed record CreditsLowResponse(long AvailableCredits, int LowCredits);

/// <summary>The kinds of events, by the names they have on the wire. Stable over releases.</summary>
internal static class WebhookEvents
{
    public const string OrderPaid = "order.paid";
    public const string OrderRefunded = "order.refunded";
    public const string GenerationSucceeded = "generation.succeeded";
    public const string GenerationFailed = "generation.failed";
    public const string GenerationCancelled = "generation.cancelled";

    /// <summary>Written by <c>webhook_credits_low</c>, for the statement that moves the credits.</summary>
    public const string CreditsLow = "credits.low";

    public const string ApiKeyRevoked = "api_key.revoked";

    /// <summary>To the other endpoints of the owner.</summary>
    public const string EndpointDisabled = "webhook_endpoint.disabled";

    /// <summary>To the endpoint for which it was asked, whatever it listens to.</summary>
    public const string Test = "webhook.test";

    /// <summary>What an endpoint may listen to.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        OrderPaid, OrderRefunded, GenerationSucceeded, GenerationFailed, GenerationCancelled, CreditsLow, ApiKeyRevoked, EndpointDisabled,
    ];
}
