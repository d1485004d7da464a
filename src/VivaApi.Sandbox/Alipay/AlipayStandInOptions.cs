using System.Net;

namespace VivaApi.Sandbox.Alipay;

/// <summary>How the stand-in for Alipay behaves. Every default suits a test.</summary>
internal sealed record AlipayStandInOptions
{
    /// <summary>0 (default) takes any free port.</summary>
    public int Port { get; init; }

    /// <summary>Default: loopback only. Nobody outside should find a cashier that takes no money.</summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The address by which browsers reach it, without a slash at the end. Default: the one it listens on.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Where trades and unanswered notifications survive a restart. Default: nowhere.</summary>
    public string? StateFile { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string AppId { get; init; } = "2021000123456789";

    public string SellerId { get; init; } = "2088000123456789";

    public string SellerName { get; init; } = "VivaApi 演示商户";

    /// <summary>
    /// The key (PEM) against which requests are checked. Default: a pair made once per process, whose private half the stand-in tells.
    /// </summary>
    public string? MerchantPublicKey { get; init; }

    /// <summary>The key (PEM) with which notifications and answers are signed. Default: one made once per process.</summary>
    public string? OwnPrivateKey { get; init; }

    /// <summary>From payment to the first notification, in real time. Default: none.</summary>
    public TimeSpan NotificationDelay { get; init; }

    /// <summary>Divides Alipay's intervals between repetitions (4m, 10m, 10m, 1h, 2h, 6h, 15h). 1 (default) or more.</summary>
    public double NotificationSpeedUp { get; init; } = 1;

    /// <summary>Chooses which notifications have the malformed content type and which payments carry <c>refund_fee=0.00</c>.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>When after its day's end (Beijing) a bill is made. Default: 9 hours.</summary>
    public TimeSpan BillReadyAfter { get; init; } = TimeSpan.FromHours(9);

    /// <summary>Faults from the start, for example <c>lose-notification=all,duplicate-notifications=3</c>. Default: none.</summary>
    public string Faults { get; init; } = string.Empty;
}
