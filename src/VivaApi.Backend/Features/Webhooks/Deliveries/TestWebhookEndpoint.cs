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
        Guid id, Caller caller, AppDbContext db, WebhookOutbox outbox, WakeUps wakeUps, CancellationToken cancellationToken)
    {
        if (await outbox.WriteTestAsync(caller.UserId, id, new WebhookTestResponse("It works."), cancellationToken) is not { } delivery)
        {
            return await db.WebhookEndpoints.AnyAsync(row => row.Id == id && row.UserId == caller.UserId, cancellationToken)
                ? WebhookProblems.Disabled.Because("Switch it on first.")
                : StandardProblems.NotFound.Because("No webhook endpoint of yours has this id.");
        }

        wakeUps.WakeEverywhere(DeliverWebhooks.Name);
        return TypedResults.Accepted($"/api/v1/webhook-endpoints/{id}/deliveries/{delivery.Id}", delivery.ToResponse());
    }
}
