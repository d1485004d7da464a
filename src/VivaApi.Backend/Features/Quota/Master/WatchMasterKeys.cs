using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>
/// Says that this copy has its settings' keys, and raises the alarm for keys that nobody can read any more: what was made with them can
/// then be followed only with another key of their account.
/// </summary>
internal sealed class WatchMasterKeys(
    AppDbContext db, MasterKeyRing ring, MasterKeyDesk desk, AlertBook alerts, MasterKeyAlarms alarms) : IWorker
{
    /// <summary>A settings' key that no copy had for so long is gone; a restart takes less.</summary>
    public const int GoneAfterSeconds = 300;

    public static string Name => "watch-master-keys";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(30);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var held = await ring.ReadAsync(cancellationToken);
        await ring.NoteSeenAsync(cancellationToken);
        await desk.ForgetTokensAsync(cancellationToken);
        var gone = await GoneAsync(cancellationToken);
        foreach (var one in held.Where(one => one.Key.State != MasterKeyState.Removed))
        {
            await JudgeAsync(one, gone.GetValueOrDefault(one.Id), cancellationToken);
        }

        await EndOfIdleAsync(held, cancellationToken);
        return 0;
    }

    /// <summary>Ends what was raised at the very moment at which an operator retired or removed the key.</summary>
    private async Task EndOfIdleAsync(IReadOnlyList<HeldMasterKey> held, CancellationToken cancellationToken)
    {
        var open = (await db.Alerts.Where(alert => alert.RecoveredAt == null && MasterKeyAlarms.Kinds.Contains(alert.Kind))
            .Select(alert => alert.Key).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        foreach (var one in held.Where(one => one.Key.State != MasterKeyState.Active && open.Contains(one.Id.ToString())))
        {
            await (one.Key.State == MasterKeyState.Removed
                ? alarms.EndAllAsync(one.Id, cancellationToken)
                : alarms.EndOfRestsAsync(one.Id, cancellationToken));
        }
    }

    private async Task JudgeAsync(HeldMasterKey one, long openJobs, CancellationToken cancellationToken)
    {
        var id = one.Id.ToString();
        if (one.Text is null && one.Key.EncryptedKey is not null)
        {
            await alerts.RaiseAsync(
                DedicatedKeyAlerts.Unreadable,
                id,
                AlertSeverity.Critical,
                $"Master key {one.Key.Name} (…{one.Key.Hint}) cannot be decrypted: the Data Protection keys were lost. Add it again.",
                cancellationToken);
            return;
        }

        await alerts.RecoverAsync(DedicatedKeyAlerts.Unreadable, id, cancellationToken);
        if (one.Text is null && openJobs > 0)
        {
            await alerts.RaiseAsync(
                MasterKeyAlerts.Missing,
                id,
                AlertSeverity.Critical,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Master key {one.Key.Name} (…{one.Key.Hint}) is in no copy's settings; {openJobs} open jobs went with it. Add it."),
                cancellationToken);
            return;
        }

        await alerts.RecoverAsync(MasterKeyAlerts.Missing, id, cancellationToken);
    }

    /// <summary>Open jobs by key, for keys that are stored nowhere and that no copy has had for a while.</summary>
    private async Task<Dictionary<Guid, long>> GoneAsync(CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<OpenJobs>(
            $"""
             select k.id as key_id, count(*) as jobs
               from master_keys k join generations g on g.master_key_id = k.id
              where k.encrypted_key is null and k.seen_at < now() - make_interval(secs => {GoneAfterSeconds})
                and (g.state in ('submitting', 'running', 'in_doubt') or g.watch_until is not null)
              group by k.id
             """).ToListAsync(cancellationToken)).ToDictionary(row => row.KeyId, row => row.Jobs);

    private sealed record OpenJobs(Guid KeyId, long Jobs);
}
