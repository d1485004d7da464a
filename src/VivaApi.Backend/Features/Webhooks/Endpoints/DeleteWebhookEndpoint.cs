using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

internal static class DeleteWebhookEndpoint
{
    private const int BatchSize = 5_000;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/{id:guid}", HandleAsync)
        .Describe(
            "deleteWebhookEndpoint",
            "Delete a webhook endpoint",
            "Nothing is sent there any more, and its deliveries are gone. To keep them, switch it off instead.")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(StandardProblems.NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, AppDbContext db, WebhookAlarms alarms, CancellationToken cancellationToken)
    {
        var own = db.WebhookEndpoints.Where(endpoint => endpoint.Id == id && endpoint.UserId == caller.UserId);

        // Its history goes first, a batch at a time: who writes an event waits for the endpoint's own deletion, which must be short.
        while (await own.AnyAsync(cancellationToken) && await DeleteSomeAsync(db, id, cancellationToken) == BatchSize)
        {
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await own.ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return StandardProblems.NotFound.Because("No webhook endpoint of yours has this id.");
        }

        await alarms.GoneAsync(id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<int> DeleteSomeAsync(AppDbContext db, Guid id, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         delete from webhook_deliveries where id = any (array(
             select id from webhook_deliveries where endpoint_id = {id} order by id limit {BatchSize} for update))
         """,
        cancellationToken);
}
