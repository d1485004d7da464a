using VivaApi.Sandbox.Alipay;

namespace VivaApi.Sandbox.Host;

/// <summary>The stand-ins for Alipay and VivaAPI, in this process, with the keys and the state of this sandbox.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    // Alipay repeats an unanswered notification after 4 minutes first; here after 4 seconds.
    private const double NotificationSpeedUp = 60;

    private AlipayStandIn alipay = null!;
    private string viva = string.Empty;

    private StandIns()
    {
    }

    public string AlipayAppId => alipay.AppId;

    public string AlipaySellerId => alipay.SellerId;

    public string AlipayGatewayUrl => alipay.GatewayUrl;

    /// <summary>For people: the cashier's own page.</summary>
    public string CashierUrl => alipay.BaseAddress.ToString().TrimEnd('/');

    /// <summary>For people: the VivaAPI stand-in's own page.</summary>
    public string VivaUrl => viva;

    public string VeoApiUrl => $"{viva}/api";

    public static async Task<StandIns> StartAsync(SandboxPaths paths, SandboxKeys keys, TimeProvider time, CancellationToken cancellationToken)
    {
        var standIns = new StandIns
        {
            alipay = await AlipayStandIn.StartAsync(Alipay(paths, keys, time), cancellationToken),
            viva = $"http://127.0.0.1:{Ports.Free(SandboxOptions.VivaPort)}",
        };
        return standIns;
    }

    public ValueTask DisposeAsync() => alipay.DisposeAsync();

    private static AlipayStandInOptions Alipay(SandboxPaths paths, SandboxKeys keys, TimeProvider time) => new()
    {
        Port = Ports.Free(SandboxOptions.AlipayPort),
        StateFile = Path.Combine(paths.StandIns, "alipay.json"),
        MerchantPublicKey = keys.MerchantPublicKey,
        OwnPrivateKey = keys.AlipayPrivateKey,
        NotificationSpeedUp = NotificationSpeedUp,
        Time = time,
    };
}
