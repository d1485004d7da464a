using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>Gives a job its master key, and notes it on the job before it is used.</summary>
internal sealed class MasterKeyPick(AppDbContext db)
{
    /// <summary>
    /// One of the keys that take jobs, by weight. When all of them rest, the one whose rest ends first: whether jobs go out at all is
    /// then the circuits' to say.
    /// </summary>
    /// <returns>Null when this copy can read no key that takes jobs.</returns>
    public async Task<(HeldMasterKey Held, bool IsTrial)?> TakeAsync(
        Guid jobId, IReadOnlyList<HeldMasterKey> held, CancellationToken cancellationToken)
    {
        var ids = held.Where(key => key.Text is not null).Select(key => key.Id).ToArray();
        var taken = await TakeUsableAsync(jobId, ids, cancellationToken);
        if (taken.Count == 0)
        {
            taken = await TakeRestingAsync(jobId, ids, cancellationToken);
        }

        return taken is [var (keyId, isTrial)] ? (held.Single(key => key.Id == keyId), isTrial) : null;
    }

    /// <summary>Whether a job would find a key that does not rest.</summary>
    public async Task<bool> HasUsableAsync(IReadOnlyList<HeldMasterKey> held, CancellationToken cancellationToken)
    {
        var ids = held.Where(key => key.Text is not null).Select(key => key.Id).ToArray();
        return (await db.Database.SqlQuery<bool>(
            $"""
             select exists (
                 select from master_keys
                  where id = any ({ids}) and state = 'active' and (resting_until is null or resting_until <= now())) as "Value"
             """).ToListAsync(cancellationToken)).Single();
    }

    // A key whose rest is over is tried by one job: it rests on until that one is answered. The row lock makes whoever comes second look
    // again and take another key. Least of exponential variates: each key is first with a probability in proportion to its weight.
    private Task<List<Taken>> TakeUsableAsync(Guid jobId, Guid[] ids, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Taken>(
            $"""
             with chosen as (
                 select id, rested_at is not null as is_trial from master_keys
                  where id = any ({ids}) and state = 'active' and (resting_until is null or resting_until <= now())
                  order by -ln(1 - random()) / weight limit 1 for no key update),
             trial as (
                 update master_keys k set resting_until = now() + make_interval(secs => k.rest_seconds)
                   from chosen c where k.id = c.id and c.is_trial)
             update generations g set viva_key = 'shared', master_key_id = c.id
               from chosen c where g.id = {jobId}
             returning c.id as key_id, c.is_trial
             """).ToListAsync(cancellationToken);

    private Task<List<Taken>> TakeRestingAsync(Guid jobId, Guid[] ids, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Taken>(
            $"""
             with chosen as (
                 select id from master_keys where id = any ({ids}) and state = 'active'
                  order by rest_kind is distinct from 'rate_limited', resting_until limit 1 for no key update)
             update generations g set viva_key = 'shared', master_key_id = c.id
               from chosen c where g.id = {jobId}
             returning c.id as key_id, true as is_trial
             """).ToListAsync(cancellationToken);

    private sealed record Taken(Guid KeyId, bool IsTrial);
}
