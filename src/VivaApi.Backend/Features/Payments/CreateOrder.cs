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

/// <summary>How to pay: <paramref name="PayUrl"/> is opened in the customer's browser.</summary>
public sealed record PaymentResponse(string PayUrl);

public sealed record CreatedOrderResponse(OrderResponse Order, PaymentResponse Payment);

internal sealed class CreateOrderValidator : AbstractValidator<CreateOrderRequest>
{
    public CreateOrderValidator()
    {
        RuleFor(request => request.PackageCode).NotEmpty().MaximumLength(32);
        RuleFor(request => request.Channel).Equal(PaymentChannel.Page).WithMessage("'channel' must be 'page'.");
    }
}

internal static class CreateOrder
{
    private const string Route = "POST /orders";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/orders", HandleAsync)
        .Describe(
            "createOrder",
            "Buy a package",
            "Places an order and answers where to pay it. Credits and quota come with the payment, not with this call.")
        .WithExamples(
            new CreateOrderRequest("pro", PaymentChannel.Page),
            new CreatedOrderResponse(
                OrderResponses.Example(OrderState.Pending), new PaymentResponse("https://openapi.alipay.com/gateway.do?…")))
        .Produces<CreatedOrderResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, PaymentProblems.PackageNotFound)
        .NeedsIdempotencyKey();

    private static Task<IResult> HandleAsync(
        CreateOrderRequest request,
        Caller caller,
        IdempotentCall call,
        AppDbContext db,
        Checkout checkout,
        CancellationToken cancellationToken) =>
        call.OnceAsync(
            caller.UserId, Route, request, () => PlaceAsync(request, caller, db, checkout, cancellationToken), cancellationToken);

    private static async Task<IResult> PlaceAsync(
        CreateOrderRequest request, Caller caller, AppDbContext db, Checkout checkout, CancellationToken cancellationToken)
    {
        var package = await db.CreditPackages
            .SingleOrDefaultAsync(candidate => candidate.Code == request.PackageCode && candidate.OnSale, cancellationToken);
        if (package is null)
        {
            return PaymentProblems.PackageNotFound.Because($"'{request.PackageCode}' is not one of GET /packages.");
        }

        // Stored before the pay URL leaves the house: a payment can never arrive for an order that we do not know.
        var order = checkout.Place(caller.UserId, package, request.Channel);
        db.Orders.Add(order);
        await db.SaveChangesAsync(cancellationToken);
        KillPoint.Pass("order: placed");
        return TypedResults.Created($"/api/v1/orders/{order.Id}", new CreatedOrderResponse(order.ToResponse(), checkout.PaymentFor(order)));
    }
}
