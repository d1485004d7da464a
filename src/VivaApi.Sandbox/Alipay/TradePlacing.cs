using System.Text.RegularExpressions;
using VivaApi.Backend.Money;

namespace VivaApi.Sandbox.Alipay;

/// <summary>Takes an order to be paid, from whichever channel, or refuses what Alipay would refuse.</summary>
internal sealed partial class TradePlacing(AlipayStandInOptions options, TradeBook book)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(15);

    private static readonly Fen Greatest = new(10_000_000_000);

    private static readonly Dictionary<string, string> Products = new(StringComparer.Ordinal)
    {
        ["alipay.trade.page.pay"] = "FAST_INSTANT_TRADE_PAY",
        ["alipay.trade.wap.pay"] = "QUICK_WAP_WAY",
        ["alipay.trade.app.pay"] = "QUICK_MSECURITY_PAY",
        ["alipay.trade.precreate"] = "FACE_TO_FACE_PAYMENT",
    };

    public (StandInTrade? Trade, GatewayRefusal? Refusal) Place(GatewayRequest request)
    {
        if (Read(request) is not { } wanted)
        {
            return (null, Refusal("ACQ.INVALID_PARAMETER", "参数无效"));
        }

        var now = options.Time.GetUtcNow();
        if (book.Find(wanted.OutTradeNo) is null)
        {
            if (wanted.ExpiresAt <= now)
            {
                return (null, Refusal("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR", "当前时间已超过允许支付的时间"));
            }

            if (wanted.ExpiresAt > now + Longest)
            {
                return (null, Refusal("ACQ.INVALID_PARAMETER", "time_expire超出范围"));
            }
        }

        var trade = book.Place(wanted);
        return trade.Amount != wanted.Amount || trade.Subject != wanted.Subject ? (null, Refusal("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改"))
            : trade.PaidAt is not null ? (null, Refusal("ACQ.TRADE_HAS_SUCCESS", "交易已被支付"))
            : trade.Status == StandInTrade.TradeClosed ? (null, Refusal("ACQ.TRADE_HAS_CLOSE", "交易已经关闭"))
            : (trade, null);
    }

    private static GatewayRefusal Refusal(string subCode, string message) => GatewayRefusal.Business(subCode, message);

    private StandInTrade? Read(GatewayRequest request)
    {
        var now = options.Time.GetUtcNow();
        var product = request.Content("product_code") ?? (request.Method == "alipay.trade.precreate" ? "FACE_TO_FACE_PAYMENT" : null);
        var expires = request.Content("time_expire") is { } text ? BeijingClock.Read(text) : now + Longest;
        var subject = request.Content("subject");
        if (request.Content("out_trade_no") is not { } outTradeNo || !OutTradeNoForm().IsMatch(outTradeNo)
            || product is null || product != Products.GetValueOrDefault(request.Method)
            || !AmountForm().IsMatch(request.Content("total_amount") ?? string.Empty)
            || !Fen.TryParseYuan(request.Content("total_amount"), out var amount) || amount < new Fen(1) || amount > Greatest
            || subject is not { Length: <= 256 } || subject.AsSpan().ContainsAny('/', '=', '&')
            || expires is not { } deadline
            || !IsUrl(request.Field("notify_url")) || !IsUrl(request.Field("return_url")) || !IsUrl(request.Content("quit_url")))
        {
            return null;
        }

        return new StandInTrade
        {
            OutTradeNo = outTradeNo,
            Token = TradeBook.NewToken(),
            TradeNo = TradeBook.NewTradeNo(now),
            Method = request.Method,
            Amount = amount,
            Subject = subject,
            NotifyUrl = request.Field("notify_url"),
            ReturnUrl = request.Field("return_url"),
            QuitUrl = request.Content("quit_url"),
            PassbackParams = request.Content("passback_params"),
            PlacedAt = now,
            ExpiresAt = deadline,
        };
    }

    private static bool IsUrl(string? text) =>
        text is null || (text.Length <= 256 && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https");

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,64}\z")]
    private static partial Regex OutTradeNoForm();

    [GeneratedRegex(@"\A[0-9]{1,9}(\.[0-9]{1,2})?\z")]
    private static partial Regex AmountForm();
}
