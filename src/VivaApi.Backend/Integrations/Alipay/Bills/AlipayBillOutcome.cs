namespace VivaApi.Backend.Integrations.Alipay.Bills;

/// <summary>Which of a day's bills: the trades made through the API, or all movements of the account.</summary>
internal enum AlipayBillKind
{
    Trade,
    SignCustomer,
}

/// <summary>Where a day's bill can be fetched.</summary>
internal abstract record AlipayBillOutcome
{
    private AlipayBillOutcome()
    {
    }

    /// <summary>The address lives for 30 seconds.</summary>
    internal sealed record Available(string DownloadUrl) : AlipayBillOutcome;

    /// <summary>The bill is made, and there was no business.</summary>
    internal sealed record Empty : AlipayBillOutcome;

    /// <summary>A day without business, or one whose bill is not made yet: Alipay says the same of both.</summary>
    internal sealed record NotExist : AlipayBillOutcome;

    internal sealed record Refused(string Code, string SubCode, string Message) : AlipayBillOutcome;

    internal sealed record Unknown(string Reason) : AlipayBillOutcome;

    internal static AlipayBillOutcome From(AlipayAnswer answer) => answer switch
    {
        AlipayAnswer.Success success when success.Text("bill_file_code") == "EMPTY_DATA_WITH_BILL_FILE" => new Empty(),
        AlipayAnswer.Success success when success.Text("bill_download_url") is { } url => new Available(url),
        AlipayAnswer.Success => new Unknown("the answer has no address"),
        AlipayAnswer.Refused no when no.SubCode.EndsWith(AlipaySubCodes.BillNotExist, StringComparison.Ordinal) => new NotExist(),
        AlipayAnswer.Refused no => new Refused(no.Code, no.SubCode, no.Message),
        AlipayAnswer.Unknown open => new Unknown(open.Reason),
        _ => throw new InvalidOperationException("No other answer exists."),
    };
}
