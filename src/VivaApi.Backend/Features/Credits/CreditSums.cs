using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Credits;

/// <summary>What moved in a span of time, over all accounts, in credits.</summary>
/// <param name="Adjusted">Up and down together: may be below zero.</param>
internal sealed record CreditSum(
    long Entries, long Granted, long Reserved, long Settled, long Released, long Revoked, long Restored, long Adjusted)
{
    /// <summary>What customers hold more at the end of the span than at its beginning, what is held for jobs included.</summary>
    public long Change => Granted - Settled - Revoked + Restored + Adjusted;
}

/// <summary>Sums of the ledger's entries; reads only.</summary>
internal sealed class CreditSums(AppDbContext db)
{
    /// <summary>From a moment on (inclusive) and before another (exclusive).</summary>
    public async Task<CreditSum> BetweenAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<CreditSum>(
            $"""
             select count(*) as entries,
                    coalesce(sum(amount) filter (where kind = 'grant'), 0)::bigint as granted,
                    coalesce(sum(amount) filter (where kind = 'reserve'), 0)::bigint as reserved,
                    coalesce(sum(amount) filter (where kind = 'settle'), 0)::bigint as settled,
                    coalesce(sum(amount) filter (where kind = 'release'), 0)::bigint as released,
                    coalesce(sum(amount) filter (where kind = 'revoke'), 0)::bigint as revoked,
                    coalesce(sum(amount) filter (where kind = 'restore'), 0)::bigint as restored,
                    coalesce(sum(amount) filter (where kind = 'adjust'), 0)::bigint as adjusted
               from credit_entries where created_at >= {from} and created_at < {to}
             """).ToListAsync(cancellationToken)).Single();

    /// <summary>When the first credits ever moved; null when none have.</summary>
    public async Task<DateTimeOffset?> FirstAsync(CancellationToken cancellationToken) => (await db.Database.SqlQuery<DateTimeOffset>(
        $"""select created_at as "Value" from credit_entries order by id limit 1""").ToListAsync(cancellationToken)) is [var first]
            ? first
            : null;
}
