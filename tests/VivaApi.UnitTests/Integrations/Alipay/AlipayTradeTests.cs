using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayTradeTests
{
    private static readonly DateTimeOffset Later = new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("")]
    [InlineData("VIVA-1")]
    [InlineData("VIVA 1")]
    [InlineData("订单1")]
    [InlineData("VIVA_1\n")]
    [InlineData("A1234567890123456789012345678901234567890123456789012345678901234")]
    public void An_out_trade_no_that_alipay_refuses_never_leaves_the_house(string outTradeNo) =>
        Assert.Throws<ArgumentException>(() => new AlipayTrade(outTradeNo, new Fen(1), "Pro", Later));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_000_001)]
    public void An_amount_that_alipay_refuses_never_leaves_the_house(long fen) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlipayTrade("VIVA_1", new Fen(fen), "Pro", Later));

    [Theory]
    [InlineData(1)]
    [InlineData(10_000_000_000)]
    public void Alipays_least_and_greatest_amounts_are_allowed(long fen) =>
        Assert.Equal(fen, new AlipayTrade("VIVA_1", new Fen(fen), "Pro", Later).Amount.Value);

    [Fact]
    public void Characters_that_alipay_forbids_in_a_subject_become_spaces() =>
        Assert.Equal("a b c d e", new AlipayTrade("VIVA_1", new Fen(1), "a/b=c&d\ne", Later).Subject);

    [Fact]
    public void A_long_subject_is_cut_at_256_and_never_inside_a_character()
    {
        Assert.Equal(256, new AlipayTrade("VIVA_1", new Fen(1), new string('长', 300), Later).Subject.Length);
        Assert.Equal(255, new AlipayTrade("VIVA_1", new Fen(1), new string('x', 255) + "🎬🎬", Later).Subject.Length);
    }

    [Fact]
    public void A_subject_of_which_nothing_is_left_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => new AlipayTrade("VIVA_1", new Fen(1), "/=&", Later));
}
