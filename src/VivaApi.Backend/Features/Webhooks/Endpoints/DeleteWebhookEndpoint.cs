using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

internal static class DeleteWebhookEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/{id:guid}", HandleAsync)
        .Describe(
            "deleteWebhookEndpoint",
            "Delete a webhook endpoint",
            "Nothing is sent there any more, and its deliveries are gone. To keep them, switch it off instead.")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(StandardProblems.NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, AppDbContext db, AlertBook alerts, CancellationToken cancellationToken)
    {
        var deleted = await db.WebhookEndpoints.Where(endpoint => endpoint.Id == id && endpoint.UserId == caller.UserId)
            .ExecuteDeleteAsync(cancellationToken);
        if (deleted == 0)
        {
            return StandardProblems.NotFound.Because("No webhook endpoint of yours has this id.");
        }

        await alerts.RecoverAsync(WebhookBook.DisabledAlert, id.ToString(), cancellationToken);
        return TypedResults.NoContent();
    }
}
