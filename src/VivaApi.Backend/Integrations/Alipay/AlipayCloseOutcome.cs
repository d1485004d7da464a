namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>What became of a request to close an unpaid trade.</summary>
internal abstract record AlipayCloseOutcome
{
    private AlipayCloseOutcome()
    {
    }

    /// <summary>Nobody can pay it any more.</summary>
    internal sealed record Closed : AlipayCloseOutcome;

    /// <summary>There was nothing to close; a page that is still open may yet make the trade.</summary>
    internal sealed record NotExist : AlipayCloseOutcome;

    /// <summary>The trade is in a state that cannot be closed, most likely paid: query it.</summary>
    internal sealed record NotClosable(string SubCode) : AlipayCloseOutcome;

    internal sealed record Refused(string Code, string SubCode, string Message) : AlipayCloseOutcome;

    internal sealed record Unknown(string Reason) : AlipayCloseOutcome;

    internal static AlipayCloseOutcome From(AlipayAnswer answer) => answer switch
    {
        AlipayAnswer.Success => new Closed(),
        AlipayAnswer.Refused { SubCode: AlipaySubCodes.TradeHasClose } => new Closed(),
        AlipayAnswer.Refused { SubCode: AlipaySubCodes.TradeNotExist } => new NotExist(),
        AlipayAnswer.Refused
        {
            SubCode: AlipaySubCodes.TradeStatusError or AlipaySubCodes.ReasonTradeStatusInvalid or AlipaySubCodes.ReasonIllegalStatus
        }
        no => new NotClosable(no.SubCode),
        AlipayAnswer.Refused no => new Refused(no.Code, no.SubCode, no.Message),
        AlipayAnswer.Unknown open => new Unknown(open.Reason),
        _ => throw new InvalidOperationException("No other answer exists."),
    };
}
