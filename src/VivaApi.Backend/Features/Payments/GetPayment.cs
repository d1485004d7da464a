using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

/// <summary>For the customer who closed the pay page and comes back to the order.</summary>
internal static class GetPayment
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/orders/{id:guid}/payment", HandleAsync)
        .Describe(
            "getPayment",
            "Pay an order that waits",
            "How to pay a pending order, again: the same order at Alipay, which is paid once however often this is asked.")
        .WithExamples(null, PaymentResponses.Example)
        .Produces<PaymentResponse>()
        .ProducesProblems(StandardProblems.NotFound, PaymentProblems.OrderNotPayable, PaymentProblems.PaymentUnavailable);

    private static async Task<Results<Ok<PaymentResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, AppDbContext db, Checkout checkout, TimeProvider time, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(
            candidate => candidate.Id == id && candidate.UserId == caller.UserId, cancellationToken);
        if (order is null)
        {
            return StandardProblems.NotFound.Because("No order of yours has this id.");
        }

        if (!order.IsPayable(time.GetUtcNow()))
        {
            return PaymentProblems.OrderNotPayable.Because("It is paid, closed or expired.", ("state", EnumText.Of(order.State)));
        }

        return await checkout.OfferAsync(order, cancellationToken) switch
        {
            PaymentOffer.Ready ready => TypedResults.Ok(ready.Payment),
            PaymentOffer.AlreadyPaid => PaymentProblems.OrderNotPayable.Because(
                "Alipay has its payment already; the credits follow.", ("state", EnumText.Of(order.State))),
            PaymentOffer.Unavailable => PaymentProblems.PaymentUnavailable.Because("The order waits unchanged; ask again."),
            _ => throw new InvalidOperationException("No other offer exists."),
        };
    }
}
