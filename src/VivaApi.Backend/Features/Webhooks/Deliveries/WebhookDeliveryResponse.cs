using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Webhooks.Deliveries;

/// <summary>
/// One event on its way to one endpoint. <paramref name="EventId"/> is the <c>webhook-id</c> that it is sent with.
/// <paramref name="NextAttemptAt"/> is set while it is tried, <paramref name="LastStatus"/> once it was answered.
/// </summary>
public sealed record WebhookDeliveryResponse(
    Guid Id,
    string EventId,
    string EventType,
    WebhookDeliveryState State,
    int Attempts,
    int? LastStatus,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt);

/// <summary>
/// One try. <paramref name="Answer"/> is the beginning of the endpoint's answer, at most 4 KB; <paramref name="Error"/> says why there was
/// none.
/// </summary>
public sealed record WebhookAttemptResponse(
    int Number, DateTimeOffset StartedAt, int DurationMs, int? Status, string? Answer, string? Error);

/// <summary>A delivery with <paramref name="Payload"/>, the body as it is signed, and its newest tries.</summary>
public sealed record WebhookDeliveryLogResponse(
    WebhookDeliveryResponse Delivery, string Payload, IReadOnlyList<WebhookAttemptResponse> Attempts);

internal static class WebhookDeliveryResponses
{
    public static readonly WebhookDeliveryResponse Example = new(
        Examples.Id,
        $"msg_{Examples.Id:N}",
        WebhookEvents.GenerationSucceeded,
        WebhookDeliveryState.Delivered,
        1,
        StatusCodes.Status204NoContent,
        null,
        Examples.Time,
        Examples.Time.AddSeconds(1));

    public static readonly WebhookDeliveryLogResponse LogExample = new(
        Example,
        """{"type":"generation.succeeded","timestamp":"2026-03-01T08:30:00+00:00","data":{}}""",
        [new WebhookAttemptResponse(1, Examples.Time, 87, StatusCodes.Status204NoContent, string.Empty, null)]);

    public static WebhookDeliveryResponse ToResponse(this WebhookDelivery delivery) => new(
        delivery.Id,
        delivery.EventId,
        delivery.EventType,
        delivery.State,
        delivery.Attempts,
        delivery.LastStatus,
        delivery.State == WebhookDeliveryState.Pending ? delivery.DueAt : null,
        delivery.CreatedAt,
        delivery.FinishedAt);

    public static WebhookAttemptResponse ToResponse(this WebhookAttempt attempt) =>
        new(attempt.Number, attempt.StartedAt, attempt.DurationMs, attempt.Status, attempt.Answer, attempt.Error);
}
