using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

/// <summary>
/// A webhook endpoint, but for its secret. <paramref name="Events"/> is empty when it listens to everything.
/// <paramref name="LowCredits"/>: <c>credits.low</c> is sent when the available credits fall below it.
/// <paramref name="DisabledBecause"/> says why it is switched off: by its <c>owner</c>, because it was <c>gone</c> (410), or <c>failing</c>
/// for days. <paramref name="FailingSince"/> is set while it does nothing but fail. <paramref name="PreviousSecretUntil"/> is set while
/// the secret before signs as well.
/// </summary>
public sealed record WebhookEndpointResponse(
    Guid Id,
    string Url,
    string? Description,
    IReadOnlyList<string> Events,
    int LowCredits,
    WebhookEndpointState State,
    WebhookDisabling? DisabledBecause,
    DateTimeOffset? DisabledAt,
    DateTimeOffset? FailingSince,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt);

/// <summary>A new secret. <paramref name="Secret"/> is shown this once: store it now, where your program verifies signatures.</summary>
public sealed record WebhookSecretResponse(string Secret, WebhookEndpointResponse Endpoint);

/// <summary>All endpoints of the caller; there are never many.</summary>
public sealed record WebhookEndpointListResponse(IReadOnlyList<WebhookEndpointResponse> Items);

internal static class WebhookEndpointResponses
{
    public static readonly WebhookEndpointResponse Example = new(
        Examples.Id,
        "https://shop.example.com/viva-events",
        "the shop",
        [WebhookEvents.OrderPaid, WebhookEvents.GenerationSucceeded, WebhookEvents.GenerationFailed],
        WebhookEndpoint.DefaultLowCredits,
        WebhookEndpointState.Active,
        null,
        null,
        null,
        null,
        Examples.Time);

    public static readonly WebhookSecretResponse SecretExample = new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Example);

    public static WebhookEndpointResponse ToResponse(this WebhookEndpoint endpoint, DateTimeOffset now) => new(
        endpoint.Id,
        endpoint.Url,
        endpoint.Description,
        endpoint.Events,
        endpoint.LowCredits,
        endpoint.State,
        endpoint.DisabledBecause,
        endpoint.DisabledAt,
        endpoint.FailingSince,
        endpoint.PreviousSecretUntil > now ? endpoint.PreviousSecretUntil : null,
        endpoint.CreatedAt);
}
