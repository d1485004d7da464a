using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// What an event tells of an order, as it was at that moment. Amounts are in fen (¥1 = 100). <paramref name="Refund"/> is the refund that
/// the event is about.
/// </summary>
public sealed record OrderEventResponse(
    Guid Id,
    OrderState State,
    string OutTradeNo,
    string PackageCode,
    long AmountFen,
    long Credits,
    long RefundedFen,
    DateTimeOffset? PaidAt,
    OrderRefundEventResponse? Refund);

/// <summary>What went back by one refund, and how many credits went with it.</summary>
public sealed record OrderRefundEventResponse(Guid Id, long AmountFen, long RevokedCredits);

internal static class OrderEvents
{
    public static readonly OrderEventResponse PaidExample = new(
        Platform.OpenApi.Examples.Id,
        OrderState.Paid,
        $"VIVA{Platform.OpenApi.Examples.Id:N}",
        "pro",
        9_900,
        150,
        0,
        Platform.OpenApi.Examples.Time,
        null);

    public static readonly OrderEventResponse RefundedExample = PaidExample with
    {
        State = OrderState.PartiallyRefunded,
        RefundedFen = 3_300,
        Refund = new OrderRefundEventResponse(Platform.OpenApi.Examples.Id, 3_300, 50),
    };

    public static OrderEventResponse ToEvent(this Order order) => new(
        order.Id,
        order.State,
        order.OutTradeNo,
        order.PackageCode,
        order.AmountFen.Value,
        order.Credits.Value,
        order.RefundedFen.Value,
        order.PaidAt,
        null);

    public static OrderEventResponse ToEvent(
        this Order order, OrderState after, Fen refunded, Guid refundId, Fen amount, CreditAmount revoked) =>
        order.ToEvent() with
        {
            State = after,
            RefundedFen = refunded.Value,
            Refund = new OrderRefundEventResponse(refundId, amount.Value, revoked.Value),
        };
}
