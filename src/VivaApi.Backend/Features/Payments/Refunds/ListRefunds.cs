using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Refunds;

internal static class ListRefunds
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/admin/orders/{id:guid}/refunds", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe(
            "listRefunds",
            "List an order's refunds",
            "For operators. All refunds of one order, oldest first: those asked for here and those found at Alipay.")
        .WithExamples(null, new RefundsResponse([RefundResponses.Example(RefundState.Succeeded)]))
        .Produces<RefundsResponse>()
        .ProducesProblems(StandardProblems.Forbidden, StandardProblems.NotFound);

    private static async Task<Results<Ok<RefundsResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AppDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Orders.AnyAsync(order => order.Id == id, cancellationToken))
        {
            return StandardProblems.NotFound.Because("No order has this id.");
        }

        var refunds = await db.Refunds.AsNoTracking().Where(refund => refund.OrderId == id).OrderBy(refund => refund.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new RefundsResponse([.. refunds.Select(refund => refund.ToResponse())]));
    }
}
