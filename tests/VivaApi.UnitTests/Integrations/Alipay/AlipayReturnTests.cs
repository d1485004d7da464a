using System.Text;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayReturnTests : IDisposable
{
    private readonly TheAlipay alipay = new();

    public void Dispose() => alipay.Dispose();

    [Fact]
    public void A_return_signed_by_alipay_names_the_order()
    {
        var genuine = Assert.IsType<AlipayReturnOutcome.Genuine>(alipay.Return.Verify("?" + Query()));

        Assert.Equal("VIVA_1", genuine.OutTradeNo);
        Assert.Equal(new Fen(9900), genuine.TotalAmount);
        Assert.Equal("2088000123456789", genuine.SellerId);
    }

    [Fact]
    public void A_return_for_another_order_than_the_signed_one_is_refused() =>
        Assert.IsType<AlipayReturnOutcome.Refused>(alipay.Return.Verify(Query().Replace("VIVA%5F1", "VIVA%5F2", StringComparison.Ordinal)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("?out_trade_no=VIVA_1")]
    [InlineData("?out_trade_no=VIVA_1&out_trade_no=VIVA_2&sign=AAAA")]
    public void A_return_without_a_signature_is_refused(string? query) =>
        Assert.IsType<AlipayReturnOutcome.Refused>(alipay.Return.Verify(query));

    private static string Query() => Encoding.ASCII.GetString(TheAlipay.Signed(new Dictionary<string, string>
    {
        ["charset"] = "utf-8",
        ["out_trade_no"] = "VIVA_1",
        ["method"] = "alipay.trade.page.pay.return",
        ["total_amount"] = "99.00",
        ["trade_no"] = "2026112422001417631400000001",
        ["auth_app_id"] = "2021000123456789",
        ["version"] = "1.0",
        ["app_id"] = "2021000123456789",
        ["sign_type"] = "RSA2",
        ["seller_id"] = "2088000123456789",
        ["timestamp"] = "2026-11-24 00:31:05",
    }));
}
