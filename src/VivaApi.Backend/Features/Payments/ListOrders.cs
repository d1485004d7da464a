using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

internal static class ListOrders
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/orders", HandleAsync)
        .Describe("listOrders", "List orders", "The caller's orders, newest first.")
        .WithExamples(null, new Page<OrderResponse>([OrderResponses.Example(OrderState.Paid)], null))
        .Produces<Page<OrderResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed);

    private static async Task<Results<Ok<Page<OrderResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, Caller caller, AppDbContext db, RefundCredits credits, CancellationToken cancellationToken)
    {
        if (PageRequest.Read(limit, cursor, out var page) is { } problem)
        {
            return problem;
        }

        var rows = await db.Orders.AsNoTracking()
            .Where(order => order.UserId == caller.UserId && (page.Before == null || order.Id < page.Before))
            .OrderByDescending(order => order.Id)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        var unspent = await credits.UnspentAsync(caller.UserId, cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, order => order.Id, order => order.ToResponse(unspent)));
    }
}
