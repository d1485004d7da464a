using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayPaymentsTests : IDisposable
{
    private readonly TheAlipay alipay = new();

    public void Dispose() => alipay.Dispose();

    [Fact]
    public void A_page_payment_is_signed_over_the_raw_values_with_the_sign_type()
    {
        var url = alipay.Payments.PagePayUrl(SomeTrade("专业套餐 100% + 🎬"));
        var parameters = Parameters(url);

        Assert.StartsWith("https://openapi.alipay.com/gateway.do?", url, StringComparison.Ordinal);
        Assert.Equal("alipay.trade.page.pay", parameters["method"]);
        Assert.Equal("https://shop.example/api/v1/payments/alipay/return", parameters["return_url"]);
        Assert.True(IsSignedByUs(parameters));
        parameters.Remove("sign_type");
        Assert.False(IsSignedByUs(parameters));
    }

    [Fact]
    public void The_times_of_a_request_are_beijings()
    {
        var parameters = Parameters(alipay.Payments.PagePayUrl(SomeTrade()));

        Assert.Equal("2026-11-24 00:30:00", parameters["timestamp"]);
        Assert.Equal("2026-11-24 01:00:00", Content(parameters)["time_expire"]);
    }

    [Fact]
    public void The_content_names_the_order_the_amount_in_yuan_and_the_product()
    {
        var content = Content(Parameters(alipay.Payments.PagePayUrl(SomeTrade("专业套餐"))));

        Assert.Equal("VIVA_1", content["out_trade_no"]);
        Assert.Equal("99.00", content["total_amount"]);
        Assert.Equal("专业套餐", content["subject"]);
        Assert.Equal("FAST_INSTANT_TRADE_PAY", content["product_code"]);
    }

    [Fact]
    public void A_phone_payment_may_name_where_a_payer_who_gives_up_is_sent()
    {
        var with = Content(Parameters(alipay.Payments.WapPayUrl(SomeTrade(), "https://shop.example/cart")));
        var without = Content(Parameters(alipay.Payments.WapPayUrl(SomeTrade(), quitUrl: null)));

        Assert.Equal("https://shop.example/cart", with["quit_url"]);
        Assert.Equal("QUICK_WAP_WAY", with["product_code"]);
        Assert.False(without.ContainsKey("quit_url"));
    }

    [Fact]
    public void An_apps_order_text_is_signed_and_has_no_return_address()
    {
        var parameters = Parameters("?" + alipay.Payments.AppOrderString(SomeTrade()));

        Assert.True(IsSignedByUs(parameters));
        Assert.False(parameters.ContainsKey("return_url"));
        Assert.Equal("QUICK_MSECURITY_PAY", Content(parameters)["product_code"]);
    }

    [Fact]
    public void A_request_signed_by_fifty_tasks_at_once_is_signed_rightly_each_time()
    {
        var urls = new string[50];
        Parallel.For(0, urls.Length, index => urls[index] = alipay.Payments.PagePayUrl(SomeTrade($"order {index}")));

        Assert.All(urls, url => Assert.True(IsSignedByUs(Parameters(url))));
    }

    private static AlipayTrade SomeTrade(string subject = "Pro") =>
        new("VIVA_1", new Fen(9900), subject, new DateTimeOffset(2026, 11, 23, 17, 0, 0, TimeSpan.Zero));

    private static Dictionary<string, string> Parameters(string url) =>
        QueryHelpers.ParseQuery(url[url.IndexOf('?', StringComparison.Ordinal)..])
            .ToDictionary(pair => pair.Key, pair => pair.Value.Single()!);

    private static Dictionary<string, string> Content(Dictionary<string, string> parameters) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(parameters["biz_content"])!;

    private static bool IsSignedByUs(Dictionary<string, string> parameters)
    {
        var signed = parameters.Where(each => each.Key != "sign").OrderBy(each => each.Key, StringComparer.Ordinal);
        var text = string.Join('&', signed.Select(each => $"{each.Key}={each.Value}"));
        var sign = Convert.FromBase64String(parameters["sign"]);
        return TheAlipay.Merchant.VerifyData(Encoding.UTF8.GetBytes(text), sign, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
