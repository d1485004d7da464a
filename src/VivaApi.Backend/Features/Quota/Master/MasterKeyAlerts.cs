using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>The alarms around master keys; the key of each is the master key's id.</summary>
internal static class MasterKeyAlerts
{
    /// <summary>Wrong, switched off, or not allowed what it is used for.</summary>
    public const string Refused = "master_key_refused";

    /// <summary>Its cap, or its account's wallet, is used up.</summary>
    public const string Exhausted = "master_key_exhausted";

    /// <summary>Asked too often, several times in a row.</summary>
    public const string Throttled = "master_key_throttled";

    /// <summary>Jobs went with it, and no copy can read it any more.</summary>
    public const string Missing = "master_key_missing";

    public static IReadOnlyList<string> OfRests { get; } = [Refused, Exhausted, Throttled];

    public static string OfRest(VivaRefusal kind) => kind switch
    {
        VivaRefusal.WalletEmpty or VivaRefusal.TokenQuotaExhausted => Exhausted,
        VivaRefusal.RateLimited => Throttled,
        _ => Refused,
    };
}
