using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayNotificationTests
{
    [Theory]
    [InlineData("TRADE_SUCCESS", true)]
    [InlineData("TRADE_FINISHED", true)]
    [InlineData("WAIT_BUYER_PAY", false)]
    [InlineData("TRADE_CLOSED", false)]
    [InlineData("trade_success", false)]
    [InlineData("SOMETHING_NEW", false)]
    [InlineData("", false)]
    public void Only_two_statuses_mean_paid(string status, bool paid) => Assert.Equal(paid, With(("trade_status", status)).IsPayment);

    [Fact]
    public void A_payment_may_carry_a_refund_fee_of_zero_and_a_close_time() =>
        Assert.True(With(("refund_fee", "0.00"), ("gmt_close", "2026-11-24 00:31:04")).IsPayment);

    [Fact]
    public void A_refund_looks_like_a_payment_but_for_its_refund_fee()
    {
        var refund = With(("refund_fee", "10.00"), ("out_biz_no", "VIVA_1_R1"), ("gmt_refund", "2026-11-24 10:00:00.123"));

        Assert.False(refund.IsPayment);
        Assert.True(refund.IsRefund);
        Assert.Equal(new Fen(1000), refund.RefundFee);
        Assert.Equal("VIVA_1_R1", refund.OutBizNo);
    }

    [Fact]
    public void A_full_refund_comes_as_a_closed_trade_and_is_a_refund() =>
        Assert.True(With(("trade_status", "TRADE_CLOSED"), ("refund_fee", "99.00")).IsRefund);

    [Fact]
    public void A_refund_fee_that_cannot_be_read_is_neither_payment_nor_refund()
    {
        var odd = With(("refund_fee", "ten"));

        Assert.False(odd.IsPayment);
        Assert.False(odd.IsRefund);
    }

    [Theory]
    [InlineData("99.001")]
    [InlineData("-99.00")]
    [InlineData("9.9e1")]
    [InlineData("")]
    public void An_amount_that_cannot_be_read_is_no_amount(string text) => Assert.Null(With(("total_amount", text)).TotalAmount);

    [Fact]
    public void An_empty_value_counts_as_absent() => Assert.Null(With(("seller_id", "")).SellerId);

    [Fact]
    public void Its_text_for_the_log_names_no_payer() =>
        Assert.DoesNotContain("2088102122524333", With().ToString(), StringComparison.Ordinal);

    private static AlipayNotification With(params (string Name, string Value)[] changes)
    {
        var fields = TheAlipay.SomePayment();
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return new AlipayNotification(fields);
    }
}
