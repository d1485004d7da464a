namespace VivaApi.Backend.Integrations.Alipay.Bills;

/// <summary>How daily bills are fetched: section <c>Alipay:Bill</c>, in the environment <c>Alipay__Bill__Hosts</c> and so on.</summary>
internal sealed class AlipayBillOptions
{
    public const string ProductionHost = "dwbillcenter.alipay.com";

    /// <summary>
    /// Hosts from which a bill may be fetched, comma-separated, each with its port unless it is the scheme's own. An address elsewhere is
    /// not followed, whoever signed it. Default: Alipay's bill centre.
    /// </summary>
    public string Hosts { get; set; } = ProductionHost;

    /// <summary>
    /// Which bill: <c>Trade</c> (default) has the trades made through the API with the numbers of refunds; <c>SignCustomer</c> has the
    /// account's movements, for accounts whose contract gives no trade bill. It knows no refund numbers.
    /// </summary>
    public AlipayBillKind Kind { get; set; } = AlipayBillKind.Trade;

    /// <summary>Seconds a download may take. 5 to 600, default 60.</summary>
    public int DownloadTimeoutSeconds { get; set; } = 60;

    /// <summary>Bytes of the packed file that are read at most. 65,536 to 268,435,456, default 33,554,432.</summary>
    public int MaxBytes { get; set; } = 33_554_432;

    /// <summary>Bytes that the file may have unpacked. 65,536 to 2,147,483,647, default 268,435,456.</summary>
    public int MaxUnpackedBytes { get; set; } = 268_435_456;

    /// <summary>How many times its packed size the file may have unpacked. 2 to 1,000, default 100; a bill comes to about 10.</summary>
    public int MaxRatio { get; set; } = 100;

    /// <summary>Files that the archive may hold. 1 to 1,000, default 16; Alipay's holds two.</summary>
    public int MaxEntries { get; set; } = 16;

    public IReadOnlyList<string> HostList() =>
        Hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
