using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// The ways to pay that need no call to Alipay: a signed address for the payer's browser, or a signed text for the app's payment kit.
/// The deadline goes out as an absolute time: a relative one starts at another moment in each channel, never at ours.
/// </summary>
internal sealed class AlipayPayments(IOptions<AlipayOptions> options, AlipayRequests requests)
{
    /// <summary>
    /// The address of Alipay's page for desktop browsers. It is to be followed as it is; in HTML it must be encoded like any attribute.
    /// </summary>
    public string PagePayUrl(AlipayTrade trade) => Url("alipay.trade.page.pay", Content(trade, "FAST_INSTANT_TRADE_PAY"));

    /// <summary>The address for phone browsers; <paramref name="quitUrl"/> is where a payer who gives up is sent.</summary>
    public string WapPayUrl(AlipayTrade trade, string? quitUrl) =>
        Url("alipay.trade.wap.pay", [.. Content(trade, "QUICK_WAP_WAY"), ("quit_url", quitUrl)]);

    /// <summary>
    /// The text that a mobile app hands to Alipay's kit. What the kit answers to the app is a hint, never a proof of payment.
    /// </summary>
    public string AppOrderString(AlipayTrade trade) =>
        AlipayRequests.Encode(requests.Sign("alipay.trade.app.pay", Content(trade, "QUICK_MSECURITY_PAY"), options.Value.NotifyUrl));

    internal static IEnumerable<(string Name, string? Value)> Content(AlipayTrade trade, string productCode) =>
    [
        ("out_trade_no", trade.OutTradeNo),
        ("total_amount", trade.Amount.ToYuan()),
        ("subject", trade.Subject),
        ("product_code", productCode),
        ("time_expire", AlipayTime.Format(trade.ExpiresAt)),

        // 0 means virtual goods: credits are not shipped.
        ("goods_type", "0"),
    ];

    private string Url(string method, IEnumerable<(string Name, string? Value)> content)
    {
        var settings = options.Value;
        return $"{settings.GatewayUrl}?{AlipayRequests.Encode(requests.Sign(method, content, settings.NotifyUrl, settings.ReturnUrl))}";
    }
}
