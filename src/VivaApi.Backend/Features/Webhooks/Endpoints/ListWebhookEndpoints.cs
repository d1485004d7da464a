using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

internal static class ListWebhookEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(string.Empty, HandleAsync)
        .Describe("listWebhookEndpoints", "List webhook endpoints", "The caller's endpoints, newest first; never their secrets.")
        .WithExamples(null, new WebhookEndpointListResponse([WebhookEndpointResponses.Example]))
        .Produces<WebhookEndpointListResponse>();

    private static async Task<Ok<WebhookEndpointListResponse>> HandleAsync(
        Caller caller, AppDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var endpoints = await db.WebhookEndpoints.AsNoTracking().Where(endpoint => endpoint.UserId == caller.UserId)
            .OrderByDescending(endpoint => endpoint.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new WebhookEndpointListResponse([.. endpoints.Select(endpoint => endpoint.ToResponse(time.GetUtcNow()))]));
    }
}
