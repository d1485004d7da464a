using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Deliveries;

internal static class GetWebhookDelivery
{
    private const int MostAttempts = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/{id:guid}/deliveries/{deliveryId:guid}", HandleAsync)
        .Describe("getWebhookDelivery", "Look at a delivery", "The body that is sent, and each try with what was answered, newest first.")
        .WithExamples(null, WebhookDeliveryResponses.LogExample)
        .Produces<WebhookDeliveryLogResponse>()
        .ProducesProblems(StandardProblems.NotFound);

    private static async Task<Results<Ok<WebhookDeliveryLogResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid deliveryId, Caller caller, AppDbContext db, CancellationToken cancellationToken)
    {
        var delivery = await db.WebhookDeliveries.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == deliveryId && row.EndpointId == id && row.UserId == caller.UserId, cancellationToken);
        if (delivery is null)
        {
            return StandardProblems.NotFound.Because("No delivery of yours has this id.");
        }

        var attempts = await db.WebhookAttempts.AsNoTracking().Where(attempt => attempt.DeliveryId == deliveryId)
            .OrderByDescending(attempt => attempt.Number)
            .Take(MostAttempts)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new WebhookDeliveryLogResponse(
            delivery.ToResponse(), delivery.Payload, [.. attempts.Select(attempt => attempt.ToResponse())]));
    }
}
