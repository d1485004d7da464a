using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota;

/// <summary>What one customer may use and has used, in credits.</summary>
internal sealed record QuotaStanding(Guid UserId, long Quota, long Used)
{
    /// <summary>0 without a quota.</summary>
    public decimal UsedRatio => Quota == 0 ? 0 : (decimal)Used / Quota;

    public long Left => Quota - Used;
}

/// <summary>What all customers may use and have used, in credits.</summary>
internal sealed record QuotaTotal(long Quota, long Used);

/// <summary>Tells what changed in the quotas since it was last asked, and their sums; neither costs more with more customers.</summary>
internal sealed class QuotaChanges(AppDbContext db)
{
    /// <summary>
    /// Takes up to this many changes and tells how the customers concerned stand. In the caller's transaction: what is not committed is
    /// told again.
    /// </summary>
    public Task<List<QuotaStanding>> TakeAsync(int batch, CancellationToken cancellationToken) => db.Database.SqlQuery<QuotaStanding>(
        $"""
         with taken as (
           delete from quota_changes where id in (select id from quota_changes order by id limit {batch} for update skip locked)
           returning user_id, quota, used),
         added as (
           update quota_totals t set quota = t.quota + d.quota, used = t.used + d.used
             from (select coalesce(sum(quota), 0)::bigint as quota, coalesce(sum(used), 0)::bigint as used from taken) d
            where d.quota <> 0 or d.used <> 0)
         select user_id, quota, used from user_viva_api_keys where user_id in (select user_id from taken) order by user_id
         """).ToListAsync(cancellationToken);

    public async Task<QuotaTotal> TotalAsync(CancellationToken cancellationToken) => (await db.Database.SqlQuery<QuotaTotal>(
        $"""
         select t.quota + coalesce(c.quota, 0) as quota, t.used + coalesce(c.used, 0) as used
           from quota_totals t cross join (select sum(quota)::bigint as quota, sum(used)::bigint as used from quota_changes) c
         """).ToListAsync(cancellationToken)).Single();

    /// <summary>Has one customer looked at again, although nothing changed.</summary>
    public Task LookAgainAsync(Guid userId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"insert into quota_changes (user_id, quota, used) values ({userId}, 0, 0)", cancellationToken);

    /// <summary>
    /// Has all customers looked at again who have used at least this share: what counts as much has changed. Reads the whole table, once
    /// for an operator's act.
    /// </summary>
    public Task LookAgainAsync(decimal usedRatio, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         insert into quota_changes (user_id, quota, used)
         select user_id, 0, 0 from user_viva_api_keys where quota > 0 and used >= quota * {usedRatio}
         """,
        cancellationToken);
}
