using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Features.Payments;

public sealed class BillComparisonTests
{
    private static readonly Guid OrderId = new("0198c0de-7a3b-7c4d-9e5f-60718293a4b5");

    public static TheoryData<OrderState> PaidStates() => [OrderState.Paid, OrderState.PartiallyRefunded, OrderState.Refunded];

    public static TheoryData<OrderState> UnpaidStates() => [OrderState.Pending, OrderState.Closed];

    [Theory]
    [MemberData(nameof(PaidStates))]
    public void A_payment_that_both_have_is_no_difference(OrderState state) => Assert.Empty(Compare([Payment()], Order(state)));

    [Theory]
    [MemberData(nameof(UnpaidStates))]
    public void A_payment_of_an_order_that_is_not_paid_here_is_to_be_booked(OrderState state) =>
        Assert.Equal([FindingKind.PaymentNotBooked], Compare([Payment()], Order(state)));

    [Fact]
    public void A_payment_that_no_order_has_is_told() => Assert.Equal([FindingKind.PaymentOfUnknownOrder], Compare([Payment()], null));

    [Theory]
    [InlineData("Paid")]
    [InlineData("Pending")]
    public void Another_amount_is_never_booked(string state) =>
        Assert.Equal([FindingKind.PaymentAmountDiffers], Compare([Payment(fen: 1)], Order(Enum.Parse<OrderState>(state))));

    [Fact]
    public void A_second_trade_of_a_paid_order_is_money_to_give_back() =>
        Assert.Equal([FindingKind.PaidTwice], Compare([Payment(), Payment(tradeNo: "T2")], Order(OrderState.Paid)));

    [Fact]
    public void A_refund_that_both_have_is_no_difference() =>
        Assert.Empty(Compare([Refund("R1", 900)], Order(OrderState.PartiallyRefunded), Ours("R1", 900)));

    [Fact]
    public void A_refund_that_our_books_lack_or_do_not_know_the_end_of_is_to_be_booked()
    {
        Assert.Equal([FindingKind.RefundNotBooked], Compare([Refund("R9", 900)], Order(OrderState.Paid), Ours("R1", 900)));
        Assert.Equal([FindingKind.RefundNotBooked], Compare([Refund("R1", 900)], Order(OrderState.Paid), Ours("R1", 900, isDone: false)));
    }

    [Fact]
    public void A_refund_of_another_amount_is_told() => Assert.Equal(
        [FindingKind.RefundAmountDiffers], Compare([Refund("R1", 901)], Order(OrderState.PartiallyRefunded), Ours("R1", 900)));

    [Fact]
    public void A_refund_that_no_order_has_is_told() =>
        Assert.Equal([FindingKind.RefundOfUnknownOrder], Compare([Refund("R1", 900)], null));

    [Fact]
    public void Refunds_without_numbers_are_matched_one_to_one_by_amount() => Assert.Equal(
        [FindingKind.RefundNotBooked],
        Compare(
            [Refund(null, 900), Refund(null, 500), Refund(null, 900)],
            Order(OrderState.PartiallyRefunded),
            Ours("R1", 500),
            Ours("R2", 900)));

    private static AlipayBillLine Payment(long fen = 9_900, string tradeNo = "T1") =>
        new(AlipayBillLineKind.Payment, tradeNo, "VIVA_1", null, new Fen(fen), null);

    private static AlipayBillLine Refund(string? number, long fen) =>
        new(AlipayBillLineKind.Refund, "T1", "VIVA_1", number, new Fen(fen), null);

    private static BookedOrder Order(OrderState state) =>
        new(OrderId, "VIVA_1", state, new Fen(9_900), state is OrderState.Pending or OrderState.Closed ? null : "T1");

    private static BookedRefund Ours(string number, long fen, bool isDone = true) => new(OrderId, number, new Fen(fen), isDone);

    private static FindingKind[] Compare(AlipayBillLine[] lines, BookedOrder? order, params BookedRefund[] refunds)
    {
        var orders = new[] { order }.OfType<BookedOrder>().ToDictionary(each => each.OutTradeNo, StringComparer.Ordinal);
        var books = new BillBooks(orders, refunds.ToLookup(refund => refund.OrderId));
        return [.. BillComparison.Of(lines, books).Select(difference => difference.Kind)];
    }
}
