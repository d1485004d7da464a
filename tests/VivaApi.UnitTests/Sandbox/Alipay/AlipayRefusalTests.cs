using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.UnitTests.Sandbox.Alipay;

public sealed class AlipayRefusalTests
{
    private static readonly RSA Stranger = RSA.Create(2048);

    [Theory]
    [InlineData("total_amount", "98.00")]
    [InlineData("out_trade_no", "VIVA_2")]
    public async Task A_request_changed_after_it_was_signed_is_refused(string name, string value)
    {
        await using var shop = await TheShop.OpenAsync();
        var url = shop.Payments.PagePayUrl(shop.SomeTrade());
        var parameters = QueryHelpers.ParseQuery(new Uri(url).Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        var content = JsonNode.Parse(parameters["biz_content"]!)!;
        content[name] = value;
        parameters["biz_content"] = content.ToJsonString();

        var page = await shop.GetPageAsync(QueryHelpers.AddQueryString(shop.Alipay.GatewayUrl, parameters));

        Assert.Contains("isv.invalid-signature", page, StringComparison.Ordinal);
        Assert.Empty(shop.Alipay.Trades);
    }

    [Theory]
    [InlineData("app_id", "", "isv.missing-app-id")]
    [InlineData("app_id", "2021999999999999", "isv.invalid-app-id")]
    [InlineData("method", "", "isv.missing-method")]
    [InlineData("method", "alipay.trade.nonsense", "isv.invalid-method")]
    [InlineData("sign", "", "isv.missing-signature")]
    [InlineData("sign", "AAAA", "isv.invalid-signature")]
    [InlineData("sign_type", "RSA", "isv.invalid-signature-type")]
    [InlineData("timestamp", "", "isv.missing-timestamp")]
    [InlineData("version", "", "isv.missing-version")]
    public async Task A_common_parameter_missing_or_wrong_is_refused_in_alipays_words(string name, string value, string subCode)
    {
        await using var shop = await TheShop.OpenAsync();
        var url = shop.Payments.PagePayUrl(shop.SomeTrade());
        var parameters = QueryHelpers.ParseQuery(new Uri(url).Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        parameters[name] = value;

        // Without its method the gateway cannot know that a browser asks: it answers as to a server.
        var answer = await shop.GetPageAsync(QueryHelpers.AddQueryString(shop.Alipay.GatewayUrl, parameters));

        Assert.Contains(subCode, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("total_amount", "0.00")]
    [InlineData("total_amount", "0.001")]
    [InlineData("total_amount", "-1.00")]
    [InlineData("total_amount", "100000000.01")]
    [InlineData("total_amount", null)]
    [InlineData("out_trade_no", "VIVA-1")]
    [InlineData("subject", "a/b")]
    [InlineData("subject", null)]
    [InlineData("product_code", "QUICK_WAP_WAY")]
    [InlineData("product_code", null)]
    [InlineData("time_expire", "tomorrow")]
    [InlineData("time_expire", "2027-11-23 12:00:00")]
    public async Task A_business_parameter_that_alipay_refuses_is_refused(string name, string? value)
    {
        await using var shop = await TheShop.OpenAsync();
        var content = new Dictionary<string, string?>
        {
            ["out_trade_no"] = "VIVA_1",
            ["total_amount"] = "99.00",
            ["subject"] = "Pro",
            ["product_code"] = "FAST_INSTANT_TRADE_PAY",
            ["time_expire"] = "2026-11-23 12:30:00",
            [name] = value,
        };

        Assert.Contains("ACQ.INVALID_PARAMETER", await AskAsync(shop, content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(-16)]
    public async Task A_server_whose_clock_is_far_off_is_refused(int minutes)
    {
        await using var shop = await TheShop.OpenAsync();
        var request = Requests(shop, TimeSpan.FromMinutes(minutes)).Sign("alipay.trade.query", [("out_trade_no", "VIVA_1")]);
        using var form = new FormUrlEncodedContent(request);

        using var answer = await shop.Browser.PostAsync(shop.Alipay.GatewayUrl, form, TheShop.Patience);

        Assert.Contains("isv.invalid-timestamp", await answer.Content.ReadAsStringAsync(TheShop.Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_signed_with_another_merchants_key_is_refused()
    {
        await using var shop = await TheShop.OpenAsync();
        var theirs = Requests(shop, TimeSpan.Zero, Stranger.ExportPkcs8PrivateKeyPem());
        var request = theirs.Sign("alipay.trade.query", [("out_trade_no", "VIVA_1")]);
        using var form = new FormUrlEncodedContent(request);

        using var answer = await shop.Browser.PostAsync(shop.Alipay.GatewayUrl, form, TheShop.Patience);

        Assert.Contains("isv.invalid-signature", await answer.Content.ReadAsStringAsync(TheShop.Patience), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lose-notification=all,duplicate-notifications=3", true)]
    [InlineData("", true)]
    [InlineData("none", true)]
    [InlineData("gateway-html=many", false)]
    [InlineData("gateway-on-fire", false)]
    public void A_text_of_faults_is_understood_or_refused(string text, bool understood) =>
        Assert.Equal(understood, new AlipayFaults().TrySet(text));

    private static Task<string> AskAsync(TheShop shop, Dictionary<string, string?> content)
    {
        var items = content.Select(item => (item.Key, item.Value));
        var request = Requests(shop, TimeSpan.Zero).Sign("alipay.trade.page.pay", items, shop.NotifyUrl);
        return shop.GetPageAsync($"{shop.Alipay.GatewayUrl}?{AlipayRequests.Encode(request)}");
    }

    private static AlipayRequests Requests(TheShop shop, TimeSpan ahead, string? privateKey = null)
    {
        var options = Options.Create(new AlipayOptions
        {
            AppId = shop.Alipay.AppId,
            PrivateKey = privateKey ?? shop.Alipay.MerchantPrivateKey,
            AlipayPublicKey = shop.Alipay.PublicKey,
        });
        return new AlipayRequests(options, new AlipayKeys(options), new FakeTimeProvider(shop.Time.GetUtcNow() + ahead));
    }
}
