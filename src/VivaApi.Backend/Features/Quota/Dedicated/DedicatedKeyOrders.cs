using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>
/// The outbox of customers' own keys: one row a customer, written with the change that makes it due, worked on later. A purchase neither
/// waits for VivaAPI nor fails with it.
/// </summary>
internal sealed class DedicatedKeyOrders(AppDbContext db, IOptions<ProvisioningOptions> options, TimeProvider time)
{
    // Time for some two hundred calls to VivaAPI; a worker that needs longer stops by itself before.
    private const int LeaseSeconds = 900;
    private const int FirstPauseSeconds = 5;

    /// <summary>
    /// Orders a key for the customer, or a new look at the quota of the one they have, where the mode and what they bought say so. In the
    /// caller's transaction.
    /// </summary>
    public Task PlaceAsync(Guid userId, CancellationToken cancellationToken) => Mode switch
    {
        ProvisioningMode.Shared => TopUpRevealedAsync(userId, cancellationToken),
        ProvisioningMode.Dedicated => UpsertAsync(userId, forAll: true, cancellationToken),
        ProvisioningMode.Hybrid => UpsertAsync(userId, forAll: false, cancellationToken),
    };

    /// <summary>Orders keys for customers who bought while another mode was set. Returns how many were found.</summary>
    public Task<int> PlaceMissingAsync(CancellationToken cancellationToken)
    {
        var (now, forAll) = (time.GetUtcNow(), Mode == ProvisioningMode.Dedicated);
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into dedicated_keys (user_id, name, due, wanted, attempts, created_at)
             select k.user_id, 'u-' || left(replace(k.user_id::text, '-', ''), 8) || right(replace(k.user_id::text, '-', ''), 20),
                    true, 1, 0, {now}
               from user_viva_api_keys k
              where ({forAll} or k.key_kind = 'dedicated') and not exists (select from dedicated_keys d where d.user_id = k.user_id)
              limit 1000
             on conflict do nothing
             """,
            cancellationToken);
    }

    /// <summary>Makes keys due whose quota at VivaAPI was set long ago. Returns how many.</summary>
    /// <param name="revealedOnly">Only keys that their customers were shown: under plan B the others lie unused.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public Task<int> PlaceOverdueAsync(bool revealedOnly, CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow().AddHours(-options.Value.SettleHours);
        return db.Database.ExecuteSqlAsync(
            $"""
             update dedicated_keys set due = true, wanted = wanted + 1, attempts = 0, next_attempt_at = now()
              where user_id in (
                    select user_id from dedicated_keys
                     where not due and wish = 'serve' and settled_at < {limit} and (revealed_at is not null or not {revealedOnly})
                     order by settled_at limit {options.Value.ProvisionBatchSize} for update skip locked)
             """,
            cancellationToken);
    }

    /// <summary>The stored key is of no use: it is fetched again, and made again if VivaAPI does not have it any more.</summary>
    public Task ForgetKeyAsync(Guid userId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update dedicated_keys
            set encrypted_key = null, due = true, wanted = wanted + 1, attempts = 0, next_attempt_at = now()
          where user_id = {userId} and encrypted_key is not null
         """,
        cancellationToken);

    /// <summary>VivaAPI's count of a key is to be looked at, and its quota set as it should be.</summary>
    public Task LookAnewAsync(Guid userId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update dedicated_keys set due = true, wanted = wanted + 1, attempts = 0, next_attempt_at = now()
          where user_id = {userId} and not due and wish = 'serve'
         """,
        cancellationToken);

    /// <summary>
    /// Says what is to become of a customer's key; in the hands of the worker from then on. That it is to serve may be said again: it is
    /// then looked at anew.
    /// </summary>
    /// <returns>False when the customer has none, nor an order for one.</returns>
    public async Task<bool> WishAsync(Guid userId, DedicatedKeyWish wish, CancellationToken cancellationToken)
    {
        var known = await db.Database.ExecuteSqlAsync(
            $"""
             update dedicated_keys
                set wish = {EnumText.Of(wish)}, due = true, wanted = wanted + 1, attempts = 0, next_attempt_at = now()
              where user_id = {userId} and (wish <> {EnumText.Of(wish)} or {wish == DedicatedKeyWish.Serve})
             """,
            cancellationToken);
        return known == 1 || await db.DedicatedKeys.AnyAsync(key => key.UserId == userId, cancellationToken);
    }

    /// <summary>Orders whose time has come, for one worker alone until their leases run out.</summary>
    /// <param name="endsOnly">
    /// Only keys that are to be switched off or deleted, or that their customers were shown: under plan B none are made.
    /// </param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public Task<List<DedicatedKey>> ClaimAsync(bool endsOnly, CancellationToken cancellationToken) =>
        db.Set<DedicatedKey>().FromSql(
            $"""
             update dedicated_keys as d set leased_until = now() + make_interval(secs => {LeaseSeconds})
              where d.user_id in (
                    select user_id from dedicated_keys
                     where due and (wish <> 'serve' or revealed_at is not null or not {endsOnly}) and next_attempt_at <= now()
                       and (leased_until is null or leased_until < now())
                     order by next_attempt_at limit {options.Value.ProvisionBatchSize} for update skip locked)
             returning d.*
             """).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>
    /// Writes the key down as soon as it is known, so that a crash after this does not ask for it again. One that takes the place of
    /// another begins with what that one had left.
    /// </summary>
    public Task KeepAsync(DedicatedKey order, long tokenId, string encryptedKey, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             update dedicated_keys
                set token_id = {tokenId}, encrypted_key = {encryptedKey},
                    granted_units = case when token_id = {tokenId} then granted_units else granted_units - used_units end,
                    used_units = case when token_id = {tokenId} then used_units else 0 end
              where user_id = {order.UserId}
             """,
            cancellationToken);

    /// <summary>The key serves and is good for what it should be; done, unless another order came meanwhile.</summary>
    public Task SettleAsync(DedicatedKey order, KeySettlement at, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update dedicated_keys
            set due = (wanted <> {order.Wanted} or (wish = 'serve' and encrypted_key is null)),
                attempts = 0, leased_until = null, next_attempt_at = now(), settled_at = {time.GetUtcNow()},
                granted_units = {at.GrantedUnits}, granted_quota = {at.Book.Quota}, granted_elsewhere = {at.Book.Elsewhere},
                used_units = {at.UsedUnits}, left_units = {at.LeftUnits}, book_credits = {at.Book.Left},
                outside_credits = {at.OutsideCredits}
          where user_id = {order.UserId}
         """,
        cancellationToken);

    /// <summary>VivaAPI's count of a key that is about to be deleted: what comes after it begins with the rest.</summary>
    public Task NoteUsedAsync(DedicatedKey order, long usedUnits, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"update dedicated_keys set used_units = {usedUnits} where user_id = {order.UserId}", cancellationToken);

    /// <summary>It is switched off, or gone; done, unless another order came meanwhile.</summary>
    public Task CompleteAsync(DedicatedKey order, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update dedicated_keys
            set due = (wanted <> {order.Wanted} or (wish = 'serve' and encrypted_key is null)),
                attempts = 0, leased_until = null, next_attempt_at = now(), settled_at = {time.GetUtcNow()}
          where user_id = {order.UserId}
         """,
        cancellationToken);

    /// <summary>VivaAPI has the key no more, and neither have we.</summary>
    public Task ForgetDeletedAsync(DedicatedKey order, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update dedicated_keys
            set token_id = null, encrypted_key = null, granted_units = granted_units - used_units, used_units = 0
          where user_id = {order.UserId} and due
         """,
        cancellationToken);

    /// <summary>Not done: once more after a pause that grows with every try that failed.</summary>
    public Task PostponeAsync(IReadOnlyCollection<DedicatedKey> orders, bool failed, CancellationToken cancellationToken)
    {
        var users = orders.Select(order => order.UserId).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
             update dedicated_keys
                set attempts = attempts + {(failed ? 1 : 0)}, leased_until = null,
                    next_attempt_at = now() + make_interval(secs => least(
                        {options.Value.MaxProvisionPauseSeconds}, {FirstPauseSeconds} * power(2, least(attempts, 12))))
              where user_id = any ({users})
             """,
            cancellationToken);
    }

    private ProvisioningMode Mode => options.Value.Provisioning;

    // Whoever was shown their key goes on with it under every plan.
    private Task<int> TopUpRevealedAsync(Guid userId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update dedicated_keys set due = true, wanted = wanted + 1, attempts = 0, next_attempt_at = now()
          where user_id = {userId} and revealed_at is not null
         """,
        cancellationToken);

    private Task<int> UpsertAsync(Guid userId, bool forAll, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into dedicated_keys as d (user_id, name, due, wanted, attempts, created_at)
             select k.user_id, 'u-' || left(replace(k.user_id::text, '-', ''), 8) || right(replace(k.user_id::text, '-', ''), 20),
                    true, 1, 0, {now}
               from user_viva_api_keys k where k.user_id = {userId} and ({forAll} or k.key_kind = 'dedicated')
             on conflict (user_id) do update
                set due = true, wanted = d.wanted + 1, attempts = 0, next_attempt_at = now()
             """,
            cancellationToken);
    }
}
