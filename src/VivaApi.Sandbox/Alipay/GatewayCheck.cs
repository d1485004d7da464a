namespace VivaApi.Sandbox.Alipay;

/// <summary>What Alipay looks at before it looks at the business: who asks, signed how, and when.</summary>
internal sealed class GatewayCheck(AlipayStandInOptions options, StandInSigner signer)
{
    /// <summary>
    /// How far a merchant's clock may be off. A pay page's address may wait for its payer, so for it only the future counts.
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    private static readonly HashSet<string> BrowserMethods = ["alipay.trade.page.pay", "alipay.trade.wap.pay", "alipay.trade.app.pay"];

    private static readonly HashSet<string> ServerMethods =
    [
        "alipay.trade.precreate", "alipay.trade.query", "alipay.trade.close", "alipay.trade.refund", "alipay.trade.fastpay.refund.query",
        "alipay.data.dataservice.bill.downloadurl.query",
    ];

    public static bool IsForBrowsers(string method) => BrowserMethods.Contains(method);

    public GatewayRefusal? Refuses(GatewayRequest request)
    {
        foreach (var name in new[] { "app_id", "method", "sign", "sign_type", "timestamp", "version" })
        {
            if (request.Field(name) is null)
            {
                var word = name switch { "sign" => "signature", "sign_type" => "signature-type", _ => name.Replace('_', '-') };
                return new GatewayRefusal("40001", $"isv.missing-{word}", $"缺少{name}参数");
            }
        }

        if (request.Field("app_id") != options.AppId)
        {
            return Invalid("isv.invalid-app-id", "无效的AppID参数");
        }

        if (!IsForBrowsers(request.Method) && !ServerMethods.Contains(request.Method))
        {
            return Invalid("isv.invalid-method", "不存在的方法名");
        }

        // The algorithm first: whatever else is wrong, nothing unsigned is discussed.
        return request.Field("sign_type") != "RSA2" ? Invalid("isv.invalid-signature-type", "无效签名类型")
            : !signer.IsMerchants(request.Fields) ? Invalid("isv.invalid-signature", "验签出错，请确认charset参数及签名原文")
            : !request.IsReadable ? Invalid("isv.invalid-parameter", "参数无效")
            : request.Field("charset") is not (null or "utf-8" or "UTF-8") ? Invalid("isv.invalid-charset", "无效字符集")
            : request.Field("format") is not (null or "JSON" or "json") ? Invalid("isv.invalid-format", "无效数据格式")
            : request.Field("version") != "1.0" ? Invalid("isv.invalid-parameter", "不支持的版本")
            : !IsTimely(request) ? Invalid("isv.invalid-timestamp", "非法的时间戳参数")
            : null;
    }

    private static GatewayRefusal Invalid(string subCode, string message) => new("40002", subCode, message);

    private bool IsTimely(GatewayRequest request)
    {
        if (BeijingClock.Read(request.Field("timestamp")) is not { } asked)
        {
            return false;
        }

        var now = options.Time.GetUtcNow();
        return asked - now <= Tolerance && (IsForBrowsers(request.Method) || now - asked <= Tolerance);
    }
}
