using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Payments;

/// <summary>An order. <paramref name="AmountFen"/> is in fen (¥1 = 100).</summary>
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
    DateTimeOffset? ClosedAt);

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
        null);

    extension(Order order)
    {
        public OrderResponse ToResponse() => new(
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
            order.ClosedAt);
    }
}
