using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Platform.Alerts;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>Ends the alarms about a master key that nobody has to look after any more.</summary>
internal sealed class MasterKeyAlarms(AlertBook alerts)
{
    /// <summary>All that are about one master key.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. MasterKeyAlerts.OfRests, MasterKeyAlerts.Missing, DedicatedKeyAlerts.Unreadable];

    /// <summary>It works, is new, or takes no more jobs: that VivaAPI refused it is over.</summary>
    public async Task EndOfRestsAsync(Guid keyId, CancellationToken cancellationToken)
    {
        foreach (var kind in MasterKeyAlerts.OfRests)
        {
            await alerts.RecoverAsync(kind, keyId.ToString(), cancellationToken);
        }
    }

    /// <summary>It is forgotten.</summary>
    public async Task EndAllAsync(Guid keyId, CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            await alerts.RecoverAsync(kind, keyId.ToString(), cancellationToken);
        }
    }
}
