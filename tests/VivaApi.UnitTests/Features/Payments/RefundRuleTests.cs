using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Features.Payments;

public sealed class RefundRuleTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(65, 0)]
    [InlineData(66, 1)]
    [InlineData(1_000, 15)]
    [InlineData(4_950, 75)]
    [InlineData(9_899, 149)]
    [InlineData(9_900, 150)]
    public void Credits_follow_the_money_in_proportion_rounded_down(long fen, long credits) =>
        Assert.Equal(credits, RefundRule.CreditsFor(Paid(), new Fen(fen)).Value);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(333)]
    [InlineData(9_899)]
    public void The_parts_of_a_whole_refund_take_exactly_its_credits(long part)
    {
        var order = Paid();
        for (var left = RefundRule.Left(order); left > Fen.Zero; left = RefundRule.Left(order))
        {
            var amount = left < new Fen(part) ? left : new Fen(part);
            order = Paid(order.RefundedFen + amount, order.RefundCredits + RefundRule.CreditsFor(order, amount));
        }

        Assert.Equal(150, order.RefundCredits.Value);
    }

    [Theory]
    [InlineData(150, 9_900)]
    [InlineData(1_000, 9_900)]
    [InlineData(90, 5_940)]
    [InlineData(1, 66)]
    [InlineData(0, 0)]
    public void What_can_go_back_is_what_the_unspent_credits_cost(long unspent, long fen) =>
        Assert.Equal(fen, RefundRule.Refundable(Paid(), new CreditAmount(unspent)).Value);

    [Fact]
    public void What_can_go_back_never_asks_for_more_credits_than_are_unspent()
    {
        for (var unspent = 0; unspent <= 150; unspent++)
        {
            for (var gone = 0; gone < 9_900; gone += 97)
            {
                var order = Paid(new Fen(gone), RefundRule.CreditsFor(Paid(), new Fen(gone)));
                var refundable = RefundRule.Refundable(order, new CreditAmount(unspent));
                Assert.True(RefundRule.CreditsFor(order, refundable).Value <= unspent, $"{gone} gone, {unspent} unspent");
            }
        }
    }

    [Fact]
    public void The_greatest_order_is_reckoned_without_overflow() => Assert.Equal(
        long.MaxValue / 2,
        RefundRule.CreditsFor(Paid(amount: 10_000_000_000, credits: long.MaxValue), new Fen(5_000_000_000)).Value);

    private static Order Paid(Fen refunded = default, CreditAmount taken = default, long amount = 9_900, long credits = 150) => new()
    {
        OutTradeNo = "VIVA1",
        PackageCode = "pro",
        PackageName = "专业套餐",
        AmountFen = new Fen(amount),
        Credits = new CreditAmount(credits),
        State = refunded == Fen.Zero ? OrderState.Paid : OrderState.PartiallyRefunded,
        RefundedFen = refunded,
        RefundCredits = taken,
    };
}
