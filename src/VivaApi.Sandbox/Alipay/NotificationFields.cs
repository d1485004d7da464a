using VivaApi.Backend.Money;

namespace VivaApi.Sandbox.Alipay;

/// <summary>What a notification says. Empty values and fields of one payment only vary, as they do in life.</summary>
internal static class NotificationFields
{
    public const string BuyerId = "2088102122524333";
    public const string BuyerLogonId = "159****5620";

    public static Dictionary<string, string> Of(
        AlipayStandInOptions options, StandInTrade trade, string notifyId, DateTimeOffset now, StandInRefund? refund, bool zeroRefundFee)
    {
        var received = trade.PaidAt is null ? Fen.Zero : trade.Amount;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["notify_time"] = BeijingClock.Text(now),
            ["notify_type"] = "trade_status_sync",
            ["notify_id"] = notifyId,
            ["app_id"] = options.AppId,
            ["auth_app_id"] = options.AppId,
            ["charset"] = "utf-8",
            ["version"] = "1.0",
            ["trade_no"] = trade.TradeNo,
            ["out_trade_no"] = trade.OutTradeNo,
            ["buyer_id"] = BuyerId,
            ["buyer_logon_id"] = BuyerLogonId,
            ["seller_id"] = options.SellerId,
            ["trade_status"] = trade.Status,
            ["total_amount"] = trade.Amount.ToYuan(),
            ["receipt_amount"] = received.ToYuan(),
            ["invoice_amount"] = received.ToYuan(),
            ["buyer_pay_amount"] = received.ToYuan(),
            ["point_amount"] = "0.00",
            ["subject"] = trade.Subject,
            ["gmt_create"] = BeijingClock.Text(trade.PlacedAt),
        };
        if (trade.PaidAt is { } paid)
        {
            fields["gmt_payment"] = BeijingClock.Text(paid);
            fields["fund_bill_list"] = $"[{{\"amount\":\"{trade.Amount.ToYuan()}\",\"fundChannel\":\"ALIPAYACCOUNT\"}}]";
        }

        if (refund is not null)
        {
            fields["gmt_refund"] = BeijingClock.Text(refund.At) + ".123";
            fields["refund_fee"] = trade.Refunded.ToYuan();
            fields["out_biz_no"] = refund.OutRequestNo;
        }
        else if (zeroRefundFee)
        {
            fields["refund_fee"] = "0.00";
        }

        if (trade.ClosedAt is { } closed)
        {
            fields["gmt_close"] = BeijingClock.Text(closed);
        }

        if (trade.PassbackParams is { } passback)
        {
            fields["passback_params"] = passback;
        }

        return fields;
    }
}
