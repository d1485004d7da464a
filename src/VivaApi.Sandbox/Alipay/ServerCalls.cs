using VivaApi.Backend.Money;
using GatewayAnswer = (System.Collections.Generic.Dictionary<string, string>? Answer, VivaApi.Sandbox.Alipay.GatewayRefusal? Refusal);

namespace VivaApi.Sandbox.Alipay;

/// <summary>The calls a merchant's server makes about a trade. An answer is the fields beside code 10000, or a refusal.</summary>
internal sealed class ServerCalls(AlipayStandInOptions options, TradeBook book, TradePlacing placing, RefundCalls refunds, BillCalls bills)
{
    /// <summary>A QR code lives two hours at most, whatever deadline was asked for.</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(2);

    public GatewayAnswer Answer(GatewayRequest request, string baseAddress) => request.Method switch
    {
        "alipay.trade.query" => Query(request),
        "alipay.trade.close" => Close(request),
        "alipay.trade.precreate" => Precreate(request, baseAddress),
        "alipay.trade.refund" => refunds.Refund(request),
        "alipay.trade.fastpay.refund.query" => refunds.Query(request),
        "alipay.data.dataservice.bill.downloadurl.query" => bills.Offer(request, baseAddress),
        _ => (null, new GatewayRefusal("40002", "isv.invalid-method", "不存在的方法名")),
    };

    /// <summary>The trade a request is about. trade_no wins; a trade that nobody has opened does not exist.</summary>
    public static StandInTrade? Asked(GatewayRequest request, TradeBook book)
    {
        var tradeNo = request.Content("trade_no");
        var trade = tradeNo is not null ? book.FindWhere(each => each.TradeNo == tradeNo) : book.Find(request.Content("out_trade_no"));
        return trade is { Opened: true } ? trade : null;
    }

    private GatewayAnswer Query(GatewayRequest request)
    {
        if (Asked(request, book) is not { } trade)
        {
            return (null, GatewayRefusal.Business("ACQ.TRADE_NOT_EXIST", "交易不存在"));
        }

        var paid = trade.PaidAt is null ? Fen.Zero : trade.Amount;
        var answer = new Dictionary<string, string>
        {
            ["buyer_logon_id"] = NotificationFields.BuyerLogonId,
            ["buyer_pay_amount"] = paid.ToYuan(),
            ["buyer_user_id"] = NotificationFields.BuyerId,
            ["invoice_amount"] = paid.ToYuan(),
            ["out_trade_no"] = trade.OutTradeNo,
            ["point_amount"] = "0.00",
            ["receipt_amount"] = paid.ToYuan(),
            ["total_amount"] = trade.Amount.ToYuan(),
            ["trade_no"] = trade.TradeNo,
            ["trade_status"] = trade.Status,
        };
        if (trade.PaidAt is { } at)
        {
            answer["send_pay_date"] = BeijingClock.Text(at);
        }

        if (trade.PassbackParams is { } passback)
        {
            answer["passback_params"] = passback;
        }

        return (answer, null);
    }

    private GatewayAnswer Close(GatewayRequest request)
    {
        if (Asked(request, book) is not { } asked)
        {
            return (null, GatewayRefusal.Business("ACQ.TRADE_NOT_EXIST", "交易不存在"));
        }

        var closed = book.Change(asked.OutTradeNo, trade => trade.Status == StandInTrade.WaitBuyerPay
            ? trade with { Status = StandInTrade.TradeClosed, ClosedAt = options.Time.GetUtcNow() }
            : null);
        if (closed is not null)
        {
            return (new Dictionary<string, string> { ["out_trade_no"] = closed.OutTradeNo, ["trade_no"] = closed.TradeNo }, null);
        }

        return book.Find(asked.OutTradeNo) is { PaidAt: null }
            ? (null, GatewayRefusal.Business("ACQ.TRADE_HAS_CLOSE", "交易已经关闭"))
            : (null, GatewayRefusal.Business("ACQ.REASON_TRADE_STATUS_INVALID", "交易状态不合法"));
    }

    private GatewayAnswer Precreate(GatewayRequest request, string baseAddress)
    {
        var (trade, refusal) = placing.Place(request);
        if (trade is null)
        {
            return (null, refusal);
        }

        book.Change(trade.OutTradeNo, each =>
            each.ExpiresAt > each.PlacedAt + CodeLife ? each with { ExpiresAt = each.PlacedAt + CodeLife } : null);
        var code = $"{baseAddress}/qr/{trade.Token}";
        return (new Dictionary<string, string> { ["out_trade_no"] = trade.OutTradeNo, ["qr_code"] = code }, null);
    }
}
