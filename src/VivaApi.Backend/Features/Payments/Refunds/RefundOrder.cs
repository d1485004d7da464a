using FluentValidation;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Idempotency;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>
/// How much goes back, in fen; without <paramref name="AmountFen"/>, all that is left of the order. <paramref name="Reason"/> is shown to
/// the payer.
/// </summary>
public sealed record RefundOrderRequest(string Reason, long? AmountFen = null);

internal sealed class RefundOrderValidator : AbstractValidator<RefundOrderRequest>
{
    public RefundOrderValidator()
    {
        RuleFor(request => request.Reason).NotEmpty().PlainText(Refund.MaxReasonLength);
        RuleFor(request => request.AmountFen).InclusiveBetween(1, 10_000_000_000);
    }
}

internal static class RefundOrder
{
    private const string Route = "POST /admin/orders/{id}/refund";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/admin/orders/{id:guid}/refund", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe(
            "refundOrder",
            "Refund an order",
            "For operators. Takes the credits of the refunded part back at once (only unspent ones), lowers the quota and asks Alipay for "
            + "the money afterwards; follow it at the Location. When Alipay refuses for good, credits and quota are restored.")
        .WithExamples(
            new RefundOrderRequest("The customer changed their mind.", 9_900), RefundResponses.Example(RefundState.Pending))
        .Produces<RefundResponse>(StatusCodes.Status202Accepted)
        .ProducesProblems(
            StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound, PaymentProblems.NotRefundable)
        .NeedsIdempotencyKey()
        .Audited("order.refund");

    private static async Task<IResult> HandleAsync(
        Guid id,
        RefundOrderRequest request,
        Caller caller,
        IdempotentCall call,
        RefundDesk desk,
        WakeUps wakeUps,
        CancellationToken cancellationToken)
    {
        // The order is part of what was asked for: the same key for another order is another request.
        var answer = await call.OnceAsync(
            caller.UserId, Route, (id, request).ToTuple(), () => desk.AcceptAsync(id, caller.UserId, request, cancellationToken),
            cancellationToken);
        wakeUps.WakeEverywhere(MakeRefunds.Name);
        return answer;
    }
}
