using VivaApi.Backend.Money;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// A notification whose signature is Alipay's. That alone credits nobody: whose order it is, for how much and to whom are checked by the
/// one who credits.
/// </summary>
internal sealed class AlipayNotification(IReadOnlyDictionary<string, string> fields)
{
    private readonly Fen? refundFee = Text(fields, "refund_fee") is { } fee ? Amount(fee) : Fen.Zero;

    /// <summary>Stays the same over the repetitions of one event; another event has another.</summary>
    public string? NotifyId => Text("notify_id");

    public string? NotifyType => Text("notify_type");

    /// <summary>
    /// What every notification of a trade has by Alipay's documents. The address that brings a payer's browser back is signed in the same
    /// way and has neither id nor type: whoever paid once could post it here without end.
    /// </summary>
    public bool IsAboutATrade => NotifyId is not null && NotifyType == "trade_status_sync" && OutTradeNo is not null;

    public string? AppId => Text("app_id");

    public string? SellerId => Text("seller_id");

    public string? SellerEmail => Text("seller_email");

    public string? OutTradeNo => Text("out_trade_no");

    public string? TradeNo => Text("trade_no");

    /// <summary>The out_request_no of the refund that is reported.</summary>
    public string? OutBizNo => Text("out_biz_no");

    public AlipayTradeStatus TradeStatus { get; } = AlipayTradeStatusText.Parse(Text(fields, "trade_status"));

    /// <summary>Null when absent or not an amount; the text itself is in <see cref="Fields"/>.</summary>
    public Fen? TotalAmount { get; } = Amount(Text(fields, "total_amount"));

    /// <summary>Refunded so far, all refunds of the trade together. Zero when absent.</summary>
    public Fen RefundFee => refundFee ?? Fen.Zero;

    public DateTimeOffset? GmtPayment { get; } = AlipayTime.Parse(Text(fields, "gmt_payment"));

    /// <summary>When the refund that is reported was made.</summary>
    public DateTimeOffset? GmtRefund { get; } = AlipayTime.Parse(Text(fields, "gmt_refund"));

    /// <summary>The payer's id as it may be shown in a log.</summary>
    public string MaskedBuyerId => AlipayMask.BuyerId(Text("buyer_id"));

    /// <summary>Everything that came, decoded once, <c>sign</c> included.</summary>
    public IReadOnlyDictionary<string, string> Fields => fields;

    /// <summary>
    /// A payment, by the amount refunded and not by which fields are there: a refund comes as TRADE_SUCCESS too, and a payment may carry
    /// <c>refund_fee=0.00</c>. A refund_fee that cannot be read is neither.
    /// </summary>
    public bool IsPayment => TradeStatus.IsPaid() && refundFee == Fen.Zero;

    public bool IsRefund => RefundFee > Fen.Zero;

    /// <summary>Fit for a log: no payer in it.</summary>
    public override string ToString() => $"notification {NotifyId} of {OutTradeNo}: {TradeStatus}, {TotalAmount}, refunded {RefundFee}";

    private static Fen? Amount(string? text) => Fen.TryParseYuan(text, out var amount) ? amount : null;

    // An empty value is an absent one.
    private static string? Text(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private string? Text(string name) => Text(fields, name);
}
