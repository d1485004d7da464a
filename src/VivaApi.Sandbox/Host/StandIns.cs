using VivaApi.Sandbox.Alipay;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Sandbox.Host;

/// <summary>The stand-ins for Alipay and VivaAPI, in this process, with the keys and the state of this sandbox.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    /// <summary>
    /// Alipay's schedule of repetitions (4 minutes, 10 minutes … 15 hours) runs this much faster here: 4 minutes are 4 seconds.
    /// </summary>
    private const double NotificationSpeedUp = 60;

    private static readonly TimeSpan NotificationDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QueueDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(6);

    private readonly AlipayStandIn alipay;
    private readonly VivaStandIn viva;

    private StandIns(AlipayStandIn alipay, VivaStandIn viva)
    {
        this.alipay = alipay;
        this.viva = viva;
    }

    public string AlipayAppId => alipay.AppId;

    public string AlipaySellerId => alipay.SellerId;

    public string AlipayGatewayUrl => alipay.GatewayUrl;

    /// <summary>For people: trades and notifications.</summary>
    public string CashierUrl => new Uri(alipay.BaseAddress, "/status").AbsoluteUri;

    /// <summary>For people: tasks and balance.</summary>
    public string VivaUrl => new Uri(viva.BaseAddress, "/status").AbsoluteUri;

    public string VeoApiUrl => viva.VeoApiUrl;

    public static async Task<StandIns> StartAsync(
        SandboxPaths paths, SandboxKeys keys, TimeProvider time, CancellationToken cancellationToken)
    {
        var alipay = await AlipayStandIn.StartAsync(
            new AlipayStandInOptions
            {
                Port = Ports.Free(SandboxOptions.AlipayPort),
                StateFile = Path.Combine(paths.StandIns, "alipay.json"),
                Time = time,
                MerchantPublicKey = keys.MerchantPublicKey,
                OwnPrivateKey = keys.AlipayPrivateKey,
                NotificationDelay = NotificationDelay,
                NotificationSpeedUp = NotificationSpeedUp,
            },
            cancellationToken);
        try
        {
            var viva = await VivaStandIn.StartAsync(
                new VivaStandInOptions
                {
                    Port = Ports.Free(SandboxOptions.VivaPort),
                    StateFile = Path.Combine(paths.StandIns, "viva.json"),
                    Time = time,
                    Keys = [keys.VeoApiKey],
                    QueueDelay = QueueDelay,
                    RunTime = RunTime,
                },
                cancellationToken);
            return new StandIns(alipay, viva);
        }
        catch
        {
            await alipay.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await viva.DisposeAsync();
        await alipay.DisposeAsync();
    }
}
