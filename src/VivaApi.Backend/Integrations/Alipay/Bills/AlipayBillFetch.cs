namespace VivaApi.Backend.Integrations.Alipay.Bills;

/// <summary>What asking for a day's bill came to.</summary>
internal abstract record AlipayBillFetch
{
    private AlipayBillFetch()
    {
    }

    /// <summary>The bill is here and was read to its end once: nothing in it can surprise any more.</summary>
    internal sealed record Fetched(AlipayBill Bill) : AlipayBillFetch;

    /// <summary>The bill is made, and there was no business.</summary>
    internal sealed record Empty : AlipayBillFetch;

    /// <summary>A day without business, or one whose bill is not made yet.</summary>
    internal sealed record NotExist : AlipayBillFetch;

    internal sealed record Refused(string Code, string SubCode, string Message) : AlipayBillFetch;

    /// <summary>No answer, or an address that has run out: ask again.</summary>
    internal sealed record Unknown(string Reason) : AlipayBillFetch;

    /// <summary>What came is not to be trusted as a bill: from elsewhere, too large, broken, or not in Alipay's form.</summary>
    internal sealed record Unacceptable(string Reason) : AlipayBillFetch;
}
