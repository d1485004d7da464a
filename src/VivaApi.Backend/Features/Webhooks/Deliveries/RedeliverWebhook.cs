using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Deliveries;

internal static class RedeliverWebhook
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/{id:guid}/deliveries/{deliveryId:guid}/redeliver", HandleAsync)
        .Describe(
            "redeliverWebhook",
            "Send one event again",
            "The same event with the same webhook-id, whatever became of it, tried from the beginning. One that is still tried by itself "
            + "goes its way.")
        .RepeatIsHarmless("The event may come twice, with the same webhook-id.")
        .WithExamples(
            null,
            WebhookDeliveryResponses.Example with
            {
                State = WebhookDeliveryState.Pending,
                NextAttemptAt = Examples.Time,
                FinishedAt = null,
            })
        .Produces<WebhookDeliveryResponse>(StatusCodes.Status202Accepted)
        .ProducesProblems(StandardProblems.NotFound, WebhookProblems.Disabled);

    private static async Task<Results<Accepted<WebhookDeliveryResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid deliveryId, Caller caller, AppDbContext db, WebhookRedelivery redelivery, CancellationToken cancellationToken)
    {
        if (await redelivery.WhyNotAsync(id, caller.UserId, cancellationToken) is { } problem)
        {
            return problem;
        }

        var own = db.WebhookDeliveries.Where(row => row.Id == deliveryId && row.EndpointId == id && row.UserId == caller.UserId);
        await redelivery.SendAgainAsync(own, cancellationToken);
        return await own.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } delivery
            ? TypedResults.Accepted($"/api/v1/webhook-endpoints/{id}/deliveries/{deliveryId}", delivery.ToResponse())
            : StandardProblems.NotFound.Because("No delivery of yours has this id.");
    }
}
