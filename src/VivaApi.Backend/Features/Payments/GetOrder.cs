using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

internal static class GetOrder
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/orders/{id:guid}", HandleAsync)
        .Describe("getOrder", "Get an order", "Ask until the state is paid: then the credits are there.")
        .WithExamples(null, OrderResponses.Example(OrderState.Paid))
        .Produces<OrderResponse>()
        .ProducesProblems(StandardProblems.NotFound);

    private static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, AppDbContext db, CancellationToken cancellationToken) =>
        await db.Orders.AsNoTracking().SingleOrDefaultAsync(
            order => order.Id == id && order.UserId == caller.UserId, cancellationToken) is { } order
            ? TypedResults.Ok(order.ToResponse())
            : StandardProblems.NotFound.Because("No order of yours has this id.");
}
