using VivaApi.Backend.Platform.Alerts;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>The alarms around customers' own keys.</summary>
internal static class DedicatedKeyAlerts
{
    /// <summary>Stored keys cannot be decrypted.</summary>
    public const string Unreadable = "viva_keys_unreadable";

    /// <summary>VivaAPI does not make or show keys; customers' videos are made with the master key.</summary>
    public const string Stalled = "dedicated_keys_stalled";

    /// <summary>They concern the account, not one customer.</summary>
    public const string All = "viva";

    public static Task RaiseUnreadableAsync(this AlertBook alerts, CancellationToken cancellationToken) => alerts.RaiseAsync(
        Unreadable,
        All,
        AlertSeverity.Critical,
        "Stored VivaAPI keys cannot be decrypted: the Data Protection keys were lost or changed. They are fetched from VivaAPI again.",
        cancellationToken);
}
