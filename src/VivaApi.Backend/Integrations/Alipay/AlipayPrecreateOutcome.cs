namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>What became of a request for a QR code.</summary>
internal abstract record AlipayPrecreateOutcome
{
    private AlipayPrecreateOutcome()
    {
    }

    /// <summary>The text to draw as a QR code. Valid for two hours at most, whatever the deadline.</summary>
    internal sealed record Created(string QrCode) : AlipayPrecreateOutcome;

    internal sealed record AlreadyPaid : AlipayPrecreateOutcome;

    internal sealed record Refused(string Code, string SubCode, string Message) : AlipayPrecreateOutcome;

    internal sealed record Unknown(string Reason) : AlipayPrecreateOutcome;

    internal static AlipayPrecreateOutcome From(AlipayAnswer answer, string outTradeNo) => answer switch
    {
        AlipayAnswer.Success success when success.Text("out_trade_no") == outTradeNo && success.Text("qr_code") is { } code =>
            new Created(code),
        AlipayAnswer.Success => new Unknown("the answer has no QR code for this trade"),
        AlipayAnswer.Refused { SubCode: AlipaySubCodes.TradeHasSuccess } => new AlreadyPaid(),
        AlipayAnswer.Refused no => new Refused(no.Code, no.SubCode, no.Message),
        AlipayAnswer.Unknown open => new Unknown(open.Reason),
        _ => throw new InvalidOperationException("No other answer exists."),
    };
}
