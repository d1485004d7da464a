using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

internal static class CloseOrder
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/orders/{id:guid}/close", HandleAsync)
        .Describe(
            "closeOrder",
            "Close an order",
            "Gives an unpaid order up, here and at Alipay. Repeating it changes nothing. A payment that was made at the same moment wins: "
            + "the answer is 409 then, and the credits are there. While Alipay neither closes the order nor says that it is paid, the "
            + "answer is 503.")
        .RepeatIsHarmless("The second call changes nothing and answers the same.")
        .WithExamples(null, OrderResponses.Example(OrderState.Closed))
        .Produces<OrderResponse>()
        .ProducesProblems(StandardProblems.NotFound, PaymentProblems.NotClosable, PaymentProblems.UpstreamUnavailable);

    private static async Task<IResult> HandleAsync(
        Guid id,
        Caller caller,
        AppDbContext db,
        AlipayGateway alipay,
        OrderClosing closing,
        OrderQuery query,
        CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == id && row.UserId == caller.UserId, cancellationToken);
        if (order is null)
        {
            return StandardProblems.NotFound.Because("No order of yours has this id.");
        }

        if (order.State == OrderState.Pending)
        {
            switch (await alipay.CloseAsync(order.OutTradeNo, cancellationToken))
            {
                case AlipayCloseOutcome.Closed:
                    await closing.CloseHereAsync(id, nothingToAsk: true, cancellationToken);
                    break;
                case AlipayCloseOutcome.NotExist:
                    // A page that is still open may yet be paid: Alipay is asked until the deadline, and the money would be credited.
                    await closing.CloseHereAsync(id, nothingToAsk: false, cancellationToken);
                    break;
                case AlipayCloseOutcome.NotClosable:
                    await query.AskAsync(order, cancellationToken);
                    break;
                default:
                    return PaymentProblems.UpstreamUnavailable.Because(
                        "Alipay did not say whether it closed the order; nothing changed here.");
            }
        }

        var now = await db.Orders.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        return now.State switch
        {
            OrderState.Closed => TypedResults.Ok(now.ToResponse()),
            OrderState.Pending => PaymentProblems.UpstreamUnavailable.Because(
                "Alipay does not close the order, and does not say that it is paid; it is asked again."),
            OrderState.Paid or OrderState.PartiallyRefunded or OrderState.Refunded =>
                PaymentProblems.NotClosable.Because("It is paid, or was.", ("state", EnumText.Of(now.State))),
        };
    }
}
