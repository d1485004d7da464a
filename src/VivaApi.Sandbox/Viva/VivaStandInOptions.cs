using System.Net;

namespace VivaApi.Sandbox.Viva;

/// <summary>How the stand-in for VivaAPI behaves. Every default suits a test.</summary>
internal sealed record VivaStandInOptions
{
    public const string DefaultKey = "sk-sandbox0000000000000000000000000000000000000000";

    /// <summary>0 (default) takes any free port.</summary>
    public int Port { get; init; }

    /// <summary>Default: loopback only.</summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The address in file links, without a slash at the end. Default: the one it listens on.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Where tasks and the balance survive a restart. Default: nowhere.</summary>
    public string? StateFile { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public VivaManner Manner { get; init; } = VivaManner.Modern;

    /// <summary>The keys of the one account; they share its balance.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [DefaultKey];

    /// <summary>What the management routes want instead of a key.</summary>
    public string AccessToken { get; init; } = "sandbox-access-token";

    /// <summary>Numbers of further accounts. Each tells the same books as the first: what they hold is counted once for each.</summary>
    public IReadOnlyList<string> OtherAccounts { get; init; } = [];

    /// <summary>From submit to work. Default 100 ms.</summary>
    public TimeSpan QueueDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>From the beginning of work to its end. Default 400 ms; the slow fault takes ten times as long.</summary>
    public TimeSpan RunTime { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>What the account holds when there is no state yet. Default 10,000 credits.</summary>
    public long OpeningCredits { get; init; } = 10_000;

    /// <summary>Most tokens of the account, in the modern manner; the relay's own bound, and the default, is 1,000.</summary>
    public int MaxTokens { get; init; } = 1_000;

    /// <summary>Codes for <c>/api/user/topup</c>, each good once, and the credits they bring.</summary>
    public IReadOnlyDictionary<string, long> RedemptionCodes { get; init; } =
        new Dictionary<string, long>(StringComparer.Ordinal) { ["sandbox0000000000000000000000000"] = 1_000 };

    /// <summary>Faults of the first submits, as <see cref="PlannedFaults"/> reads them. Default: none.</summary>
    public string Faults { get; init; } = string.Empty;

    /// <summary>What a video over the operators' route costs. Default 15 credits; the other routes have prices by model.</summary>
    public long PriceCredits { get; init; } = 15;
}
