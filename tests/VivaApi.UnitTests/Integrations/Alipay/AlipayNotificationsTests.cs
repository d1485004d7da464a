using System.Security.Cryptography;
using System.Text;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayNotificationsTests : IDisposable
{
    private readonly TheAlipay alipay = new();

    public void Dispose() => alipay.Dispose();

    [Fact]
    public void A_payment_signed_by_alipay_is_genuine_and_read_exactly()
    {
        var payment = alipay.Genuine(TheAlipay.Signed(TheAlipay.SomePayment()));

        Assert.True(payment.IsPayment);
        Assert.False(payment.IsRefund);
        Assert.Equal(new Fen(9900), payment.TotalAmount);
        Assert.Equal("VIVA_1", payment.OutTradeNo);
        Assert.Equal(AlipayTradeStatus.TradeSuccess, payment.TradeStatus);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 16, 31, 4, TimeSpan.Zero), payment.GmtPayment);
        Assert.Equal("2088****4333", payment.MaskedBuyerId);
    }

    [Theory]
    [InlineData("专业套餐 100% + a&b=c 🎬 'x' \"y\" <z>")]
    [InlineData("u%3D1")]
    [InlineData("%E4%B8%AD")]
    public void A_value_with_special_characters_is_verified_and_kept_unharmed(string value)
    {
        var fields = TheAlipay.SomePayment();
        fields["passback_params"] = value;

        Assert.Equal(value, alipay.Genuine(TheAlipay.Signed(fields)).Fields["passback_params"]);
    }

    [Fact]
    public void A_field_never_seen_before_is_part_of_the_signed_text()
    {
        var fields = TheAlipay.SomePayment();
        fields["buyer_open_id"] = "01501o8f93I1Gq";
        var body = TheAlipay.Signed(fields);

        alipay.Genuine(body);
        var without = Encoding.ASCII.GetString(body).Replace("&buyer_open_id=01501o8f93I1Gq", string.Empty, StringComparison.Ordinal);
        Assert.IsType<AlipayNotificationOutcome.BadSignature>(alipay.Notifications.Read(Encoding.ASCII.GetBytes(without)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_empty_value_verifies_whether_alipay_kept_or_dropped_it(bool dropped)
    {
        var fields = TheAlipay.SomePayment();
        fields["body"] = string.Empty;

        Assert.True(alipay.Genuine(TheAlipay.Signed(fields, dropEmpty: dropped)).IsPayment);
    }

    [Fact]
    public void An_amount_is_verified_as_text_and_parsed_after()
    {
        var fields = TheAlipay.SomePayment();
        fields["total_amount"] = "0.10";

        Assert.Equal(new Fen(10), alipay.Genuine(TheAlipay.Signed(fields)).TotalAmount);
    }

    [Fact]
    public void A_changed_amount_breaks_the_signature()
    {
        var body = Encoding.ASCII.GetString(TheAlipay.Signed(TheAlipay.SomePayment()));
        var cheaper = body.Replace("total_amount=99%2E00", "total_amount=0%2E01", StringComparison.Ordinal);

        Assert.NotEqual(body, cheaper);
        Assert.IsType<AlipayNotificationOutcome.BadSignature>(alipay.Notifications.Read(Encoding.ASCII.GetBytes(cheaper)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&sign=")]
    [InlineData("&sign=not*base64")]
    [InlineData("&sign=AAAA")]
    public void A_missing_empty_or_broken_signature_is_refused(string sign)
    {
        var body = Encoding.ASCII.GetBytes("app_id=2021000123456789&out_trade_no=VIVA_1" + sign);

        Assert.IsType<AlipayNotificationOutcome.BadSignature>(alipay.Notifications.Read(body));
    }

    [Fact]
    public void A_signature_as_long_as_the_body_may_be_is_refused()
    {
        var body = Encoding.ASCII.GetBytes("out_trade_no=VIVA_1&sign=" + new string('A', 60_000));

        Assert.IsType<AlipayNotificationOutcome.BadSignature>(alipay.Notifications.Read(body));
    }

    [Fact]
    public void A_body_of_ten_megabytes_is_malformed() =>
        Assert.IsType<AlipayNotificationOutcome.Malformed>(alipay.Notifications.Read(new byte[10_000_000]));

    [Theory]
    [InlineData("RSA")]
    [InlineData("rsa2")]
    [InlineData("HMAC")]
    public void The_algorithm_is_never_taken_from_the_message(string signType)
    {
        var fields = TheAlipay.SomePayment();
        fields["sign_type"] = signType;

        Assert.IsType<AlipayNotificationOutcome.BadSignature>(alipay.Notifications.Read(TheAlipay.Signed(fields)));
    }

    [Fact]
    public void Without_a_sign_type_rsa2_is_meant()
    {
        var fields = TheAlipay.SomePayment();
        fields.Remove("sign_type");

        Assert.True(alipay.Genuine(TheAlipay.Signed(fields)).IsPayment);
    }

    [Fact]
    public void A_signed_text_that_contains_the_sign_type_is_refused()
    {
        var fields = TheAlipay.SomePayment();
        var sorted = fields.OrderBy(field => field.Key, StringComparer.Ordinal);
        var text = string.Join('&', sorted.Select(field => $"{field.Key}={field.Value}"));
        fields["sign"] = TheAlipay.Sign(Encoding.UTF8.GetBytes(text));
        var body = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

        Assert.IsType<AlipayNotificationOutcome.BadSignature>(alipay.Notifications.Read(Encoding.ASCII.GetBytes(body)));
    }

    [Fact]
    public void A_message_signed_with_our_own_or_a_strangers_key_is_refused()
    {
        using var stranger = RSA.Create(2048);

        foreach (var key in new[] { TheAlipay.Merchant, TheAlipay.Retired, stranger })
        {
            var body = TheAlipay.Signed(TheAlipay.SomePayment(), key);
            Assert.IsType<AlipayNotificationOutcome.BadSignature>(alipay.Notifications.Read(body));
        }
    }

    [Fact]
    public void The_previous_alipay_key_is_accepted_while_it_is_set_up()
    {
        using var rotating = new TheAlipay(options => options.PreviousAlipayPublicKey = TheAlipay.Retired.ExportSubjectPublicKeyInfoPem());

        Assert.True(rotating.Genuine(TheAlipay.Signed(TheAlipay.SomePayment(), TheAlipay.Retired)).IsPayment);
        Assert.True(rotating.Genuine(TheAlipay.Signed(TheAlipay.SomePayment())).IsPayment);
    }

    [Fact]
    public void A_message_in_gbk_is_verified_and_decoded()
    {
        var fields = TheAlipay.SomePayment();
        fields["charset"] = "GBK";
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

        Assert.Equal("专业套餐 150 积分", alipay.Genuine(TheAlipay.Signed(fields, charset: gbk)).Fields["subject"]);
    }

    [Fact]
    public void The_order_of_the_fields_does_not_matter()
    {
        var body = Encoding.ASCII.GetString(TheAlipay.Signed(TheAlipay.SomePayment()));
        var reversed = string.Join('&', body.Split('&').Reverse());

        Assert.True(alipay.Genuine(Encoding.ASCII.GetBytes(reversed)).IsPayment);
    }
}
