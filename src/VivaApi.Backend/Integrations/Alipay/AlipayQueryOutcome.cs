using VivaApi.Backend.Money;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>What Alipay says about a trade.</summary>
internal abstract record AlipayQueryOutcome
{
    private AlipayQueryOutcome()
    {
    }

    internal sealed record Found(
        AlipayTradeStatus Status, string OutTradeNo, string TradeNo, Fen TotalAmount, DateTimeOffset? PaidAt) : AlipayQueryOutcome;

    /// <summary>Nobody has opened the payment yet. Before the deadline this does not mean that nobody will.</summary>
    internal sealed record NotExist : AlipayQueryOutcome;

    internal sealed record Refused(string Code, string SubCode, string Message) : AlipayQueryOutcome;

    internal sealed record Unknown(string Reason) : AlipayQueryOutcome;

    internal static AlipayQueryOutcome From(AlipayAnswer answer, string outTradeNo) => answer switch
    {
        AlipayAnswer.Success success => From(success, outTradeNo),
        AlipayAnswer.Refused { SubCode: AlipaySubCodes.TradeNotExist } => new NotExist(),
        AlipayAnswer.Refused no => new Refused(no.Code, no.SubCode, no.Message),
        AlipayAnswer.Unknown open => new Unknown(open.Reason),
        _ => throw new InvalidOperationException("No other answer exists."),
    };

    private static AlipayQueryOutcome From(AlipayAnswer.Success success, string outTradeNo)
    {
        // A genuine answer about another trade must not speak for this one.
        if (success.Text("out_trade_no") != outTradeNo)
        {
            return new Unknown("the answer is about another trade");
        }

        if (success.Text("trade_no") is not { } tradeNo || !Fen.TryParseYuan(success.Text("total_amount"), out var total))
        {
            return new Unknown("the answer has no amount or no trade number");
        }

        var status = AlipayTradeStatusText.Parse(success.Text("trade_status"));
        return new Found(status, outTradeNo, tradeNo, total, AlipayTime.Parse(success.Text("send_pay_date")));
    }
}
