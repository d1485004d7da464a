using VivaApi.Backend.Money;

namespace VivaApi.Sandbox.Alipay;

/// <summary>One trade as this Alipay knows it. Until a payer has opened it, it does not exist for query and close.</summary>
internal sealed record StandInTrade
{
    public const string WaitBuyerPay = "WAIT_BUYER_PAY";
    public const string TradeSuccess = "TRADE_SUCCESS";
    public const string TradeFinished = "TRADE_FINISHED";
    public const string TradeClosed = "TRADE_CLOSED";

    public required string OutTradeNo { get; init; }

    /// <summary>Names the cashier's page; a payer who knows one order's number must not find another's page.</summary>
    public required string Token { get; init; }

    public required string TradeNo { get; init; }

    /// <summary>The method by which it was placed.</summary>
    public required string Method { get; init; }

    public required Fen Amount { get; init; }

    public required string Subject { get; init; }

    public string? NotifyUrl { get; init; }

    public string? ReturnUrl { get; init; }

    public string? QuitUrl { get; init; }

    public string? PassbackParams { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool Opened { get; init; }

    public string Status { get; init; } = WaitBuyerPay;

    public DateTimeOffset? PaidAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public IReadOnlyList<StandInRefund> Refunds { get; init; } = [];

    public Fen Refunded => Refunds.Aggregate(Fen.Zero, (sum, refund) => sum + refund.Amount);

    /// <summary>Page payments report only that they were paid; the other channels also that they were closed.</summary>
    public bool ReportsClosing => Method is not ("alipay.trade.page.pay" or "alipay.trade.precreate");
}

internal sealed record StandInRefund(string OutRequestNo, Fen Amount, DateTimeOffset At);

/// <summary>One event that the merchant is told of until it answers <c>success</c>.</summary>
internal sealed record StandInNotification(
    string NotifyId, string OutTradeNo, string Url, IReadOnlyDictionary<string, string> Fields, DateTimeOffset At, int Attempts);
