using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// An order. Amounts are in fen (¥1 = 100). <paramref name="RefundedFen"/> has gone back; <paramref name="RefundableFen"/> could, given
/// the credits that are unspent.
/// </summary>
public sealed record OrderResponse(
    Guid Id,
    OrderState State,
    string PackageCode,
    string PackageName,
    long AmountFen,
    long Credits,
    PaymentChannel Channel,
    string OutTradeNo,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? ClosedAt,
    long RefundedFen,
    long RefundableFen);

internal static class OrderResponses
{
    public static OrderResponse Example(OrderState state) => new(
        Examples.Id,
        state,
        "pro",
        "专业套餐",
        9_900,
        150,
        PaymentChannel.Page,
        $"VIVA{Examples.Id:N}",
        Examples.Time,
        Examples.Time.AddMinutes(30),
        state == OrderState.Paid ? Examples.Time.AddMinutes(1) : null,
        state == OrderState.Closed ? Examples.Time.AddMinutes(2) : null,
        0,
        state == OrderState.Paid ? 9_900 : 0);

    extension(Order order)
    {
        /// <summary>As it is right after it was placed: nothing to refund.</summary>
        public OrderResponse ToResponse() => order.ToResponse(CreditAmount.Zero);

        /// <param name="unspent">The customer's unspent credits, which bound what can be refunded.</param>
        public OrderResponse ToResponse(CreditAmount unspent) => new(
            order.Id,
            order.State,
            order.PackageCode,
            order.PackageName,
            order.AmountFen.Value,
            order.Credits.Value,
            order.Channel,
            order.OutTradeNo,
            order.CreatedAt,
            order.ExpiresAt,
            order.PaidAt,
            order.ClosedAt,
            order.RefundedFen.Value,
            RefundRule.Refundable(order, unspent).Value);
    }
}
