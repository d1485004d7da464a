using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>A key as an operator hands it in.</summary>
/// <param name="Account">The number of its account where that is not the settings', and then with its access token.</param>
internal sealed record HandedInKey(string Name, string Text, int Weight, string? Account, string? AccessToken);

internal enum MasterKeyRemoval
{
    Removed,
    NotFound,

    /// <summary>It takes new jobs: retire it first.</summary>
    NotRetired,

    /// <summary>Jobs that went with it have not ended.</summary>
    InUse,

    /// <summary>A copy of the service has it in its settings, or had it a moment ago.</summary>
    InSettings,
}

/// <summary>
/// What operators do with master keys, each in the caller's transaction. It counts at once, in every copy: keys are read for every use.
/// </summary>
internal sealed class MasterKeyDesk(
    AppDbContext db, MasterKeyRing ring, KeyVault vault, MasterKeyAlarms alarms, IOptions<VivaOptions> viva, TimeProvider time)
{
    /// <summary>
    /// For so long after a key the access token of its account is kept: the days in which jobs went with it are still to be settled, which
    /// waits for the account's log for thirty days at most (<c>Settlement__LogPatienceHours</c>).
    /// </summary>
    public static readonly TimeSpan TokenKept = TimeSpan.FromDays(31);

    /// <summary>Until the end of the transaction, no other operator's act: what was read before this one is what it meets.</summary>
    public Task LockAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"select pg_advisory_xact_lock(hashtextextended('master_keys', 0))", cancellationToken);

    /// <summary>Stores a key, encrypted. The same key again takes the place of what was stored.</summary>
    /// <returns>Null when there are as many as there may be.</returns>
    public async Task<Guid?> AddAsync(HandedInKey key, CancellationToken cancellationToken)
    {
        await ring.ReadAsync(cancellationToken);
        var now = time.GetUtcNow();
        var account = key.Account == viva.Value.UserId ? null : key.Account;
        var lockedAccess = account is null ? null : vault.Lock(key.AccessToken!);
        var fingerprint = MasterKey.FingerprintOf(key.Text);
        var added = await db.Database.SqlQuery<Guid>(
            $"""
             insert into master_keys as k
                    (id, name, fingerprint, hint, encrypted_key, account, encrypted_access_token, weight, state, rest_seconds, created_at)
             select {Guid.CreateVersion7(now)}, {key.Name}, {fingerprint}, {MasterKey.HintOf(key.Text)}, {vault.Lock(key.Text)},
                    {account}::text, {lockedAccess}::text, {key.Weight}, 'active', 0, {now}
              where (select count(*) from master_keys where state <> 'removed' and fingerprint <> {fingerprint})
                    < {VivaKeySetting.MostKeys}
             on conflict (fingerprint) do update
                set name = excluded.name, encrypted_key = excluded.encrypted_key, account = excluded.account,
                    encrypted_access_token = excluded.encrypted_access_token, weight = excluded.weight, state = 'active',
                    rest_kind = null, rest_reason = null, rested_at = null, resting_until = null, rest_seconds = 0, removed_at = null
             returning k.id as "Value"
             """).ToListAsync(cancellationToken);
        if (added is not [var id])
        {
            return null;
        }

        // A token is the account's, not the key's: the one that came last is good for all.
        await db.Database.ExecuteSqlAsync(
            $"""
             update master_keys set encrypted_access_token = {lockedAccess}::text
              where account = {account}::text and id <> {id} and encrypted_access_token is not null
             """,
            cancellationToken);
        await alarms.EndOfRestsAsync(id, cancellationToken);
        return id;
    }

    /// <summary>Changes what is given. Making a key active also ends its rest: the next job tries it.</summary>
    /// <returns>False when there is no such key.</returns>
    public async Task<bool> ChangeAsync(Guid id, string? name, int? weight, MasterKeyState? state, CancellationToken cancellationToken)
    {
        var toState = state is { } wanted ? EnumText.Of(wanted) : null;
        var wakes = state == MasterKeyState.Active;
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
             update master_keys
                set name = coalesce({name}::text, name), weight = coalesce({weight}::int, weight), state = coalesce({toState}::text, state),
                    resting_until = case when {wakes} and rested_at is not null then now() else resting_until end
              where id = {id} and state <> 'removed'
             """,
            cancellationToken);
        if (changed == 1 && state == MasterKeyState.Retired)
        {
            await alarms.EndOfRestsAsync(id, cancellationToken);
        }

        return changed == 1;
    }

    /// <summary>
    /// Forgets a retired key of which no job is left. Its row stays, without the key, and still tells of which account its jobs were; the
    /// access token goes with <see cref="ForgetTokensAsync"/>.
    /// </summary>
    public async Task<MasterKeyRemoval> RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        // A job that takes a key holds the key's row meanwhile, so retiring waits for it and this statement sees it.
        var removed = await db.Database.ExecuteSqlAsync(
            $"""
             update master_keys k set state = 'removed', encrypted_key = null, removed_at = {time.GetUtcNow()}
              where k.id = {id} and k.state = 'retired'
                and (k.seen_at is null or k.seen_at < now() - make_interval(secs => {WatchMasterKeys.GoneAfterSeconds}))
                and not exists (
                    select from generations g
                     where g.master_key_id = k.id and (g.state in ('submitting', 'running', 'in_doubt') or g.watch_until is not null))
             """,
            cancellationToken);
        if (removed == 1)
        {
            await alarms.EndAllAsync(id, cancellationToken);
            return MasterKeyRemoval.Removed;
        }

        return await db.MasterKeys.Where(key => key.Id == id && key.State != MasterKeyState.Removed)
            .Select(key => new { key.State, IsSeen = key.SeenAt != null })
            .SingleOrDefaultAsync(cancellationToken) switch
        {
            null => MasterKeyRemoval.NotFound,
            { State: MasterKeyState.Active } => MasterKeyRemoval.NotRetired,
            { IsSeen: true } when await IsSeenAsync(id, cancellationToken) => MasterKeyRemoval.InSettings,
            _ => MasterKeyRemoval.InUse,
        };
    }

    /// <summary>
    /// Takes out the access tokens of removed keys whose days are settled. A copy of an earlier version notes no time when it removes a
    /// key: that is done here.
    /// </summary>
    /// <returns>How many rows changed.</returns>
    public Task<int> ForgetTokensAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update master_keys
            set removed_at = coalesce(removed_at, {time.GetUtcNow()}),
                encrypted_access_token = case when removed_at is null then encrypted_access_token end
          where state = 'removed'
            and (removed_at is null or (encrypted_access_token is not null and removed_at < {time.GetUtcNow() - TokenKept}))
         """,
        cancellationToken);

    private async Task<bool> IsSeenAsync(Guid id, CancellationToken cancellationToken) => (await db.Database.SqlQuery<bool>(
        $"""
         select seen_at >= now() - make_interval(secs => {WatchMasterKeys.GoneAfterSeconds}) as "Value" from master_keys where id = {id}
         """).ToListAsync(cancellationToken)).SingleOrDefault();
}
