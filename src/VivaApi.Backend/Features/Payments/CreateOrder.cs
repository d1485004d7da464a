using FluentValidation;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Idempotency;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Names a package, never an amount: the price is ours.</summary>
public sealed record CreateOrderRequest(string PackageCode, PaymentChannel Channel);

public sealed record CreatedOrderResponse(OrderResponse Order, PaymentResponse Payment);

internal sealed class CreateOrderValidator : AbstractValidator<CreateOrderRequest>
{
    public CreateOrderValidator() => RuleFor(request => request.PackageCode).NotEmpty().MaximumLength(32);
}

internal static class CreateOrder
{
    private const string Route = "POST /orders";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/orders", HandleAsync)
        .Describe(
            "createOrder",
            "Buy a package",
            "Places an order and answers how to pay it in its channel. Credits and quota come with the payment, not with this call.")
        .WithExamples(
            new CreateOrderRequest("pro", PaymentChannel.Page),
            new CreatedOrderResponse(OrderResponses.Example(OrderState.Pending), PaymentResponses.Example))
        .Produces<CreatedOrderResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, PaymentProblems.PackageNotFound, PaymentProblems.PaymentUnavailable)
        .NeedsIdempotencyKey();

    private static async Task<IResult> HandleAsync(
        CreateOrderRequest request,
        Caller caller,
        IdempotentCall call,
        AppDbContext db,
        Checkout checkout,
        CancellationToken cancellationToken)
    {
        // Before Alipay is asked for anything: a repeat is answered even while Alipay is away.
        if (await call.EarlierAsync(caller.UserId, Route, request, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var package = await db.CreditPackages
            .SingleOrDefaultAsync(candidate => candidate.Code == request.PackageCode && candidate.OnSale, cancellationToken);
        var order = package is null ? null : checkout.Place(caller.UserId, package, request.Channel);
        KillPoint.Pass("order: about to be offered");
        var offer = order is null ? null : await checkout.OfferAsync(order, cancellationToken);
        return await call.OnceAsync(
            caller.UserId, Route, request, () => StoreAsync(request, order, offer, db, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> StoreAsync(
        CreateOrderRequest request, Order? order, PaymentOffer? offer, AppDbContext db, CancellationToken cancellationToken)
    {
        if (order is null)
        {
            return PaymentProblems.PackageNotFound.Because($"'{request.PackageCode}' is not one of GET /packages.");
        }

        if (offer is not PaymentOffer.Ready ready)
        {
            return PaymentProblems.PaymentUnavailable.Because("No order was placed; try again with the same Idempotency-Key.");
        }

        // Stored before the way to pay leaves the house: a payment can never arrive for an order that we do not know.
        db.Orders.Add(order);
        await db.SaveChangesAsync(cancellationToken);
        KillPoint.Pass("order: placed");
        return TypedResults.Created($"/api/v1/orders/{order.Id}", new CreatedOrderResponse(order.ToResponse(), ready.Payment));
    }
}
