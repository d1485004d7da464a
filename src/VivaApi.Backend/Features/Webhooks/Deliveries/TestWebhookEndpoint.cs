using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Webhooks.Deliveries;

/// <summary>What a test event carries.</summary>
public sealed record WebhookTestResponse(string Message);

internal static class TestWebhookEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/{id:guid}/test", HandleAsync)
        .Describe(
            "testWebhookEndpoint",
            "Send a test event",
            "Sends a webhook.test to this endpoint alone, whatever it listens to, signed and tried like any other event.")
        .RepeatIsAnotherCall("A second call sends a second test event, which does no harm.")
        .WithExamples(null, WebhookDeliveryResponses.Example with { EventType = WebhookEvents.Test })
        .Produces<WebhookDeliveryResponse>(StatusCodes.Status202Accepted)
        .ProducesProblems(StandardProblems.NotFound, WebhookProblems.Disabled);

    private static async Task<Results<Accepted<WebhookDeliveryResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Caller caller,
        AppDbContext db,
        WebhookOutbox outbox,
        WakeUps wakeUps,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var endpoint = await db.WebhookEndpoints.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.UserId == caller.UserId, cancellationToken);
        if (endpoint is null)
        {
            return StandardProblems.NotFound.Because("No webhook endpoint of yours has this id.");
        }

        if (endpoint.State == WebhookEndpointState.Disabled)
        {
            return WebhookProblems.Disabled.Because("Switch it on first.");
        }

        var now = time.GetUtcNow();
        var delivery = new WebhookDelivery
        {
            Id = Guid.CreateVersion7(now),
            EndpointId = id,
            UserId = caller.UserId,
            EventId = WebhookOutbox.NewEventId(now),
            EventType = WebhookEvents.Test,
            Payload = outbox.PayloadOf(WebhookEvents.Test, now, new WebhookTestResponse("It works.")),
            State = WebhookDeliveryState.Pending,
            BegunAt = now,
            DueAt = now,
            CreatedAt = now,
        };
        db.WebhookDeliveries.Add(delivery);
        await db.SaveChangesAsync(cancellationToken);
        wakeUps.WakeEverywhere(DeliverWebhooks.Name);
        return TypedResults.Accepted($"/api/v1/webhook-endpoints/{id}/deliveries/{delivery.Id}", delivery.ToResponse());
    }
}
