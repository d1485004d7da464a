namespace VivaApi.Sandbox.Host;

/// <summary>The stand-ins for Alipay and VivaAPI, in this process, with the keys and the state of this sandbox.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    private const string AppId = "2021000123456789";
    private const string SellerId = "2088000123456789";

    private readonly string alipay;
    private readonly string viva;

    private StandIns(string alipay, string viva)
    {
        this.alipay = alipay;
        this.viva = viva;
    }

    public string AlipayAppId => AppId;

    public string AlipaySellerId => SellerId;

    public string AlipayGatewayUrl => $"{alipay}/gateway.do";

    /// <summary>For people: the cashier's own page.</summary>
    public string CashierUrl => alipay;

    /// <summary>For people: the VivaAPI stand-in's own page.</summary>
    public string VivaUrl => viva;

    public string VeoApiUrl => $"{viva}/api";

    public static Task<StandIns> StartAsync(SandboxPaths paths, SandboxKeys keys, TimeProvider time, CancellationToken cancellationToken)
    {
        _ = (paths, keys, time, cancellationToken);
        return Task.FromResult(new StandIns(
            $"http://127.0.0.1:{Ports.Free(SandboxOptions.AlipayPort)}",
            $"http://127.0.0.1:{Ports.Free(SandboxOptions.VivaPort)}"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
