using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>A master key and, where this copy can read it, its text.</summary>
internal sealed record HeldMasterKey(MasterKey Key, string? Text)
{
    public Guid Id => Key.Id;
}

/// <summary>The keys that this copy's settings name, as they are known again in the database.</summary>
internal sealed class MasterKeySettings(IOptions<VivaOptions> viva)
{
    public IReadOnlyList<(VivaKeySetting Setting, string Fingerprint)> Keys { get; } =
        [.. VivaKeySetting.AllOf(viva.Value).Select(key => (key, MasterKey.FingerprintOf(key.Text)))];

    public string? TextOf(string fingerprint) =>
        Keys.FirstOrDefault(key => key.Fingerprint == fingerprint).Setting?.Text;
}

/// <summary>
/// All master keys, read anew for every use: there are a few, each use stands beside a call to VivaAPI, and what an operator changes
/// counts at once in every copy. Keys of the settings get their rows here.
/// </summary>
internal sealed class MasterKeyRing(AppDbContext db, MasterKeySettings settings, KeyVault vault, TimeProvider time)
{
    /// <summary>Oldest first, removed ones included.</summary>
    public async Task<IReadOnlyList<HeldMasterKey>> ReadAsync(CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken);
        if (settings.Keys.Any(mine => !keys.Exists(key => key.Fingerprint == mine.Fingerprint && key.State != MasterKeyState.Removed)))
        {
            await EnterSettingsAsync(cancellationToken);
            keys = await KeysAsync(cancellationToken);
        }

        return [.. keys.Select(key => new HeldMasterKey(key, TextOf(key)))];
    }

    /// <summary>The first key of the settings: one of the account whose access token the settings have.</summary>
    public HeldMasterKey FirstOf(IReadOnlyList<HeldMasterKey> held) =>
        held.First(one => one.Key.Fingerprint == settings.Keys[0].Fingerprint);

    /// <summary>Says that this copy still has its settings' keys. Returns how many.</summary>
    public Task<int> NoteSeenAsync(CancellationToken cancellationToken)
    {
        var mine = settings.Keys.Select(key => key.Fingerprint).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"update master_keys set seen_at = now() where fingerprint = any ({mine})", cancellationToken);
    }

    private Task<List<MasterKey>> KeysAsync(CancellationToken cancellationToken) =>
        db.MasterKeys.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);

    // A removed key that stands in the settings again is wanted again. What operators changed since stays: a setting's weight is the first.
    private async Task EnterSettingsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var (setting, fingerprint) in settings.Keys)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 insert into master_keys as k (id, name, fingerprint, hint, weight, state, rest_seconds, seen_at, created_at)
                 values ({Guid.CreateVersion7(now)}, {setting.Name}, {fingerprint}, {MasterKey.HintOf(setting.Text)}, {setting.Weight},
                         'active', 0, now(), {now})
                 on conflict (fingerprint) do update set state = 'active', seen_at = now(), removed_at = null where k.state = 'removed'
                 """,
                cancellationToken);
        }
    }

    private string? TextOf(MasterKey key) => key.State == MasterKeyState.Removed ? null
        : settings.TextOf(key.Fingerprint) ?? (key.EncryptedKey is { } locked ? vault.Open(locked) : null);
}
