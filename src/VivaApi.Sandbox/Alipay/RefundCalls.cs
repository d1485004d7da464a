using VivaApi.Backend.Money;
using GatewayAnswer = (System.Collections.Generic.Dictionary<string, string>? Answer, VivaApi.Sandbox.Alipay.GatewayRefusal? Refusal);

namespace VivaApi.Sandbox.Alipay;

/// <summary>Money going back. One out_request_no gives it back once; the sum never exceeds what was paid.</summary>
internal sealed class RefundCalls(AlipayStandInOptions options, TradeBook book, AlipayFaults faults, NotificationSender sender)
{
    public GatewayAnswer Refund(GatewayRequest request)
    {
        if (ServerCalls.Asked(request, book) is not { } asked)
        {
            return Refuse("ACQ.TRADE_NOT_EXIST", "交易不存在");
        }

        if (!Fen.TryParseYuan(request.Content("refund_amount"), out var amount) || amount <= Fen.Zero)
        {
            return Refuse("ACQ.INVALID_PARAMETER", "参数无效");
        }

        // Without a number of its own only a whole refund is possible, and the order's number stands in.
        if (request.Content("out_request_no") is null && amount != asked.Amount)
        {
            return Refuse("ACQ.INVALID_PARAMETER", "部分退款须传入out_request_no");
        }

        var number = request.Content("out_request_no") ?? asked.OutTradeNo;
        if (asked.Refunds.FirstOrDefault(refund => refund.OutRequestNo == number) is { } known)
        {
            return known.Amount == amount ? (Answer(asked, moved: false), null) : Refuse("ACQ.DISCORDANT_REPEAT_REQUEST", "请求信息不一致");
        }

        if (faults.Strikes(AlipayFault.SellerBalanceNotEnough))
        {
            return Refuse("ACQ.SELLER_BALANCE_NOT_ENOUGH", "商户的支付宝账户中无足够的资金进行撤销");
        }

        if (faults.Strikes(AlipayFault.RefundNotAllowed))
        {
            return Refuse("ACQ.TRADE_NOT_ALLOW_REFUND", "当前交易不允许退款");
        }

        if (faults.Strikes(AlipayFault.RefundRefusedOddly))
        {
            return Refuse("ACQ.NEVER_HEARD_OF", "系统开小差了");
        }

        var (trade, refusal) = Give(asked.OutTradeNo, number, amount);
        if (trade is null)
        {
            return (null, refusal);
        }

        // Page payments do not report that a trade is over.
        if (trade.Status == StandInTrade.TradeSuccess || trade.ReportsClosing)
        {
            sender.Report(trade, trade.Refunds[^1]);
        }

        return (Answer(trade, moved: !faults.Strikes(AlipayFault.RefundUnconfirmed)), null);
    }

    /// <summary>Gives money back without a word to anybody: also what an operator does in Alipay's own back office.</summary>
    public (StandInTrade? Trade, GatewayRefusal? Refusal) Give(string outTradeNo, string outRequestNo, Fen amount)
    {
        GatewayRefusal? refusal = null;
        var changed = book.Change(outTradeNo, trade =>
        {
            refusal = Obstacle(trade, amount);
            if (refusal is not null)
            {
                return null;
            }

            var now = options.Time.GetUtcNow();
            var next = trade with { Refunds = [.. trade.Refunds, new StandInRefund(outRequestNo, amount, now)] };
            return next.Refunded == next.Amount ? next with { Status = StandInTrade.TradeClosed, ClosedAt = now } : next;
        });
        return (changed, refusal);
    }

    public GatewayAnswer Query(GatewayRequest request)
    {
        if (ServerCalls.Asked(request, book) is not { } trade)
        {
            return Refuse("ACQ.TRADE_NOT_EXIST", "交易不存在");
        }

        if (trade.Refunds.FirstOrDefault(refund => refund.OutRequestNo == request.Content("out_request_no")) is not { } found)
        {
            // Alipay answers success without a status: the refund did not happen.
            return ([], null);
        }

        return (new Dictionary<string, string>
        {
            ["out_request_no"] = found.OutRequestNo,
            ["out_trade_no"] = trade.OutTradeNo,
            ["refund_amount"] = found.Amount.ToYuan(),
            ["refund_status"] = "REFUND_SUCCESS",
            ["total_amount"] = trade.Amount.ToYuan(),
            ["trade_no"] = trade.TradeNo,
            ["gmt_refund_pay"] = BeijingClock.Text(found.At),
        }, null);
    }

    private static GatewayRefusal? Obstacle(StandInTrade trade, Fen amount) => trade switch
    {
        { PaidAt: null, Status: StandInTrade.TradeClosed } => GatewayRefusal.Business("ACQ.TRADE_HAS_CLOSE", "交易已经关闭"),
        { PaidAt: null } => GatewayRefusal.Business("ACQ.TRADE_STATUS_ERROR", "交易状态不合法"),
        { Status: StandInTrade.TradeFinished } => GatewayRefusal.Business("ACQ.TRADE_HAS_FINISHED", "交易已经结束"),
        _ when trade.Refunded + amount > trade.Amount => GatewayRefusal.Business("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限"),
        _ => null,
    };

    private static GatewayAnswer Refuse(string subCode, string message) =>
        (null, GatewayRefusal.Business(subCode, message));

    private static Dictionary<string, string> Answer(StandInTrade trade, bool moved) => new()
    {
        ["buyer_logon_id"] = NotificationFields.BuyerLogonId,
        ["buyer_user_id"] = NotificationFields.BuyerId,
        ["fund_change"] = moved ? "Y" : "N",
        ["gmt_refund_pay"] = BeijingClock.Text(trade.Refunds[^1].At),
        ["out_trade_no"] = trade.OutTradeNo,
        ["refund_fee"] = trade.Refunded.ToYuan(),
        ["trade_no"] = trade.TradeNo,
    };
}
