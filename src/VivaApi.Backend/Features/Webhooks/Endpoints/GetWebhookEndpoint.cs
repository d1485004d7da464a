using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

internal static class GetWebhookEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/{id:guid}", HandleAsync)
        .Describe("getWebhookEndpoint", "Look at a webhook endpoint", "Whether it is switched on, and how it does; never its secret.")
        .WithExamples(null, WebhookEndpointResponses.Example)
        .Produces<WebhookEndpointResponse>()
        .ProducesProblems(StandardProblems.NotFound);

    private static async Task<Results<Ok<WebhookEndpointResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, AppDbContext db, TimeProvider time, CancellationToken cancellationToken) =>
        await db.WebhookEndpoints.AsNoTracking()
            .SingleOrDefaultAsync(endpoint => endpoint.Id == id && endpoint.UserId == caller.UserId, cancellationToken) is { } endpoint
            ? TypedResults.Ok(endpoint.ToResponse(time.GetUtcNow()))
            : StandardProblems.NotFound.Because("No webhook endpoint of yours has this id.");
}
