using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

internal static class GetOrder
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/orders/{id:guid}", HandleAsync)
        .Describe(
            "getOrder",
            "Get an order",
            "Ask until the state is paid: then the credits are there. An order that is not paid yet is looked up at Alipay first, at most "
            + "every few seconds and with a bounded wait.")
        .WithExamples(null, OrderResponses.Example(OrderState.Paid))
        .Produces<OrderResponse>()
        .ProducesProblems(StandardProblems.NotFound);

    private static async Task<Results<Ok<OrderResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, AppDbContext db, OrderLook look, RefundCredits credits, CancellationToken cancellationToken)
    {
        var order = await FindAsync(db, id, caller, cancellationToken);
        if (order is { NextQueryAt: not null } && await look.TryAsync(order.Id, cancellationToken))
        {
            order = await FindAsync(db, id, caller, cancellationToken);
        }

        return order is null
            ? StandardProblems.NotFound.Because("No order of yours has this id.")
            : TypedResults.Ok(order.ToResponse(await credits.UnspentAsync(caller.UserId, cancellationToken)));
    }

    private static Task<Order?> FindAsync(AppDbContext db, Guid id, Caller caller, CancellationToken cancellationToken) =>
        db.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.Id == id && order.UserId == caller.UserId, cancellationToken);
}
