using VivaApi.Backend.Money;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>What Alipay says about one refund. Ask ten seconds after the refund at the earliest.</summary>
internal abstract record AlipayRefundQueryOutcome
{
    private AlipayRefundQueryOutcome()
    {
    }

    internal sealed record Refunded(Fen Amount, DateTimeOffset? RefundedAt) : AlipayRefundQueryOutcome;

    /// <summary>Alipay has no such refund, or it did not succeed (yet).</summary>
    internal sealed record NotRefunded : AlipayRefundQueryOutcome;

    internal sealed record Refused(string Code, string SubCode, string Message) : AlipayRefundQueryOutcome;

    internal sealed record Unknown(string Reason) : AlipayRefundQueryOutcome;

    internal static AlipayRefundQueryOutcome From(AlipayAnswer answer, string outRequestNo) => answer switch
    {
        AlipayAnswer.Success success when success.Text("refund_status") != "REFUND_SUCCESS" => new NotRefunded(),
        AlipayAnswer.Success success when success.Text("out_request_no") == outRequestNo
            && Fen.TryParseYuan(success.Text("refund_amount"), out var amount) =>
            new Refunded(amount, AlipayTime.Parse(success.Text("gmt_refund_pay"))),
        AlipayAnswer.Success => new Unknown("the answer is about another refund or has no amount"),
        AlipayAnswer.Refused no => new Refused(no.Code, no.SubCode, no.Message),
        AlipayAnswer.Unknown open => new Unknown(open.Reason),
        _ => throw new InvalidOperationException("No other answer exists."),
    };
}
