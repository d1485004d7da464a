using VivaApi.Backend.Money;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// A refund to ask for. <paramref name="OutRequestNo"/> makes it repeatable: the same number gives the money back once, however often it is
/// sent; a new number after a time-out would give it back twice.
/// </summary>
internal sealed record AlipayRefund(string OutTradeNo, string OutRequestNo, Fen Amount, string Reason);

/// <summary>What became of a refund. That Alipay accepted it does not mean that money moved.</summary>
internal abstract record AlipayRefundOutcome
{
    private AlipayRefundOutcome()
    {
    }

    /// <summary>The money moved in this call. <paramref name="TotalRefunded"/> is all that this trade has given back so far.</summary>
    internal sealed record Refunded(Fen TotalRefunded) : AlipayRefundOutcome;

    /// <summary>Accepted, but no money moved in this call: it may have moved before, or will later. Query the refund.</summary>
    internal sealed record Accepted : AlipayRefundOutcome;

    internal sealed record Refused(string Code, string SubCode, string Message) : AlipayRefundOutcome;

    internal sealed record Unknown(string Reason) : AlipayRefundOutcome;

    internal static AlipayRefundOutcome From(AlipayAnswer answer, string outTradeNo) => answer switch
    {
        AlipayAnswer.Success success when success.Text("out_trade_no") != outTradeNo => new Unknown("the answer is about another trade"),
        AlipayAnswer.Success success when success.Text("fund_change") != "Y" => new Accepted(),
        AlipayAnswer.Success success => Fen.TryParseYuan(success.Text("refund_fee"), out var total)
            ? new Refunded(total)
            : new Accepted(),
        AlipayAnswer.Refused no => new Refused(no.Code, no.SubCode, no.Message),
        AlipayAnswer.Unknown open => new Unknown(open.Reason),
        _ => throw new InvalidOperationException("No other answer exists."),
    };
}
