namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>Alipay's words for a definite no, those that someone acts on.</summary>
internal static class AlipaySubCodes
{
    public const string TradeNotExist = "ACQ.TRADE_NOT_EXIST";
    public const string TradeHasSuccess = "ACQ.TRADE_HAS_SUCCESS";
    public const string TradeHasClose = "ACQ.TRADE_HAS_CLOSE";
    public const string TradeHasFinished = "ACQ.TRADE_HAS_FINISHED";
    public const string TradeStatusError = "ACQ.TRADE_STATUS_ERROR";
    public const string ReasonTradeStatusInvalid = "ACQ.REASON_TRADE_STATUS_INVALID";
    public const string ReasonIllegalStatus = "ACQ.REASON_ILLEGAL_STATUS";
    public const string ContextInconsistent = "ACQ.CONTEXT_INCONSISTENT";
    public const string SellerBalanceNotEnough = "ACQ.SELLER_BALANCE_NOT_ENOUGH";
    public const string DiscordantRepeatRequest = "ACQ.DISCORDANT_REPEAT_REQUEST";
    public const string BillNotExist = "BILL_NOT_EXIST";
}
