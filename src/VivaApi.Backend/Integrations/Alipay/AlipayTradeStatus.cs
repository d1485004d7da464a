namespace VivaApi.Backend.Integrations.Alipay;

internal enum AlipayTradeStatus
{
    /// <summary>A word that this version does not know: never paid.</summary>
    Unknown,

    WaitBuyerPay,

    /// <summary>Paid and refundable. Also sent again after each partial refund.</summary>
    TradeSuccess,

    /// <summary>Paid and past refunding.</summary>
    TradeFinished,

    /// <summary>Never paid and out of time, or paid and fully refunded.</summary>
    TradeClosed,
}

internal static class AlipayTradeStatusText
{
    public static AlipayTradeStatus Parse(string? text) => text switch
    {
        "WAIT_BUYER_PAY" => AlipayTradeStatus.WaitBuyerPay,
        "TRADE_SUCCESS" => AlipayTradeStatus.TradeSuccess,
        "TRADE_FINISHED" => AlipayTradeStatus.TradeFinished,
        "TRADE_CLOSED" => AlipayTradeStatus.TradeClosed,
        _ => AlipayTradeStatus.Unknown,
    };

    public static bool IsPaid(this AlipayTradeStatus status) => status is AlipayTradeStatus.TradeSuccess or AlipayTradeStatus.TradeFinished;
}
