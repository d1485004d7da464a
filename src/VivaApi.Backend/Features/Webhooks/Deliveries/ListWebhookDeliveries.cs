using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Deliveries;

internal static class ListWebhookDeliveries
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/{id:guid}/deliveries", HandleAsync)
        .Describe(
            "listWebhookDeliveries",
            "List deliveries",
            "What was sent to this endpoint, newest first, for 30 days. With state: pending, delivered, failed or withheld only.")
        .WithExamples(null, new Page<WebhookDeliveryResponse>([WebhookDeliveryResponses.Example], null))
        .Produces<Page<WebhookDeliveryResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.NotFound);

    private static async Task<Results<Ok<Page<WebhookDeliveryResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, string? state, int? limit, string? cursor, Caller caller, AppDbContext db, CancellationToken cancellationToken)
    {
        if (PageRequest.Read(limit, cursor, out var page) is { } problem)
        {
            return problem;
        }

        WebhookDeliveryState? only = EnumText.TryParse<WebhookDeliveryState>(state, out var read) ? read : null;
        if (state is not null && only is null)
        {
            return StandardProblems.Invalid("state", "'state' must be pending, delivered, failed or withheld.");
        }

        if (!await db.WebhookEndpoints.AnyAsync(endpoint => endpoint.Id == id && endpoint.UserId == caller.UserId, cancellationToken))
        {
            return StandardProblems.NotFound.Because("No webhook endpoint of yours has this id.");
        }

        var rows = await db.WebhookDeliveries.AsNoTracking()
            .Where(row => row.EndpointId == id && (page.Before == null || row.Id < page.Before) && (only == null || row.State == only))
            .OrderByDescending(row => row.Id)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, row => row.Id, row => row.ToResponse()));
    }
}
