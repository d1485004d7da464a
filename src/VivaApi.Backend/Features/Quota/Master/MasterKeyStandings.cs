using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>
/// A master key, but for the key itself. <paramref name="Hint"/> is its last four characters, <paramref name="Source"/> says whether it is
/// in the <c>settings</c> or was <c>added</c>. <paramref name="Account"/> is null for the account of Viva__UserId.
/// <paramref name="RestingUntil"/> and <paramref name="RestReason"/> are set while VivaAPI refuses it; <paramref name="Readable"/> is
/// false when this copy does not know its text. <paramref name="OpenJobs"/> are those that were sent with it and have not ended.
/// </summary>
public sealed record MasterKeyResponse(
    Guid Id,
    string Name,
    string Hint,
    string Source,
    string? Account,
    int Weight,
    string State,
    DateTimeOffset? RestingUntil,
    string? RestReason,
    bool Readable,
    long OpenJobs,
    DateTimeOffset CreatedAt);

/// <summary>How each master key stands.</summary>
internal sealed class MasterKeyStandings(AppDbContext db, MasterKeyRing ring)
{
    public static MasterKeyResponse Example { get; } = new(
        Examples.Id, "VEO_API_KEY", "x9Qa", "settings", null, 1, "active", null, null, true, 2, Examples.Time);

    /// <summary>Oldest first, without the removed.</summary>
    public async Task<IReadOnlyList<MasterKeyResponse>> ListAsync(CancellationToken cancellationToken)
    {
        var held = await ring.ReadAsync(cancellationToken);
        var open = (await db.Database.SqlQuery<OpenJobs>(
            $"""
             select master_key_id as key_id, count(*) as jobs from generations
              where master_key_id is not null and (state in ('submitting', 'running', 'in_doubt') or watch_until is not null)
              group by master_key_id
             """).ToListAsync(cancellationToken)).ToDictionary(row => row.KeyId, row => row.Jobs);
        return [.. held.Where(one => one.Key.State != MasterKeyState.Removed).Select(one => Of(one, open.GetValueOrDefault(one.Id)))];
    }

    public async Task<MasterKeyResponse?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(key => key.Id == id);

    public async Task<MasterKeyResponse?> FindAsync(string fingerprint, CancellationToken cancellationToken) =>
        await db.MasterKeys.SingleOrDefaultAsync(key => key.Fingerprint == fingerprint, cancellationToken) is { } known
            ? await FindAsync(known.Id, cancellationToken)
            : null;

    /// <summary>A key that VivaAPI may be asked with; the settings' first where none works.</summary>
    public async Task<string> TextToAskWithAsync(CancellationToken cancellationToken)
    {
        var held = await ring.ReadAsync(cancellationToken);
        var works = held.Where(one => one.Text is not null && one.Key.State == MasterKeyState.Active)
            .OrderBy(one => one.Key.RestedAt is not null).ThenBy(one => one.Key.Account is not null).FirstOrDefault();
        return (works ?? ring.FirstOf(held)).Text!;
    }

    private static MasterKeyResponse Of(HeldMasterKey held, long openJobs) => new(
        held.Id,
        held.Key.Name,
        held.Key.Hint,
        held.Key.EncryptedKey is null ? "settings" : "added",
        held.Key.Account,
        held.Key.Weight,
        EnumText.Of(held.Key.State),
        held.Key.RestingUntil,
        held.Key.RestReason,
        held.Text is not null,
        openJobs,
        held.Key.CreatedAt);

    private sealed record OpenJobs(Guid KeyId, long Jobs);
}
