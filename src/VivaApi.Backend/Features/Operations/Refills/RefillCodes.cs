using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>
/// The guarded store of redemption codes: encrypted with the service's Data Protection keys, each given out at most once.
/// </summary>
internal sealed class RefillCodes(AppDbContext db, IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector protector = protection.CreateProtector("viva-refill-code");

    /// <summary>
    /// Adds codes that all bring the same; those that were ever here before are left as they are, but one that was refused certainly bought
    /// nothing and is free again. In the caller's transaction.
    /// </summary>
    /// <returns>The ids of those that are new, or free again.</returns>
    public async Task<List<Guid>> AddAsync(IEnumerable<string> codes, long credits, Guid by, CancellationToken cancellationToken)
    {
        var added = new List<Guid>();
        foreach (var code in codes.Distinct(StringComparer.Ordinal))
        {
            var id = Guid.CreateVersion7(time.GetUtcNow());
            added.AddRange(await db.Database.SqlQuery<Guid>(
                $"""
                 insert into refill_codes as c (id, encrypted_code, fingerprint, hint, credits, state, added_by, added_at)
                 values ({id}, {protector.Protect(code)}, {FingerprintOf(code)}, {code[^4..]}, {credits}, 'free', {by}, {time.GetUtcNow()})
                 on conflict (fingerprint) do update
                    set encrypted_code = excluded.encrypted_code, credits = excluded.credits, state = 'free', refill_id = null,
                        added_by = excluded.added_by, added_at = excluded.added_at
                  where c.state = 'refused'
                 returning c.id as "Value"
                 """).ToListAsync(cancellationToken));
        }

        return added;
    }

    /// <summary>
    /// Gives the code that fits best to a refill, for good: the smallest that brings at least what is wanted, else the largest; none below
    /// the least or above the most. In the caller's transaction.
    /// </summary>
    /// <returns>Null when none fits.</returns>
    public async Task<RefillCode?> TakeAsync(
        Guid refillId, long wanted, long least, long most, CancellationToken cancellationToken) =>
        (await db.Set<RefillCode>().FromSql(
            $"""
             update refill_codes set state = 'used', refill_id = {refillId}
              where id = (
                    select id from refill_codes where state = 'free' and credits between {least} and {most}
                     order by credits < {wanted}, case when credits >= {wanted} then credits else -credits end, id
                     limit 1 for update skip locked)
             returning *
             """).AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>The code in clear; null when the ring that it was locked with is gone.</summary>
    public string? Open(RefillCode code)
    {
        try
        {
            return protector.Unprotect(code.EncryptedCode);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gives a code back that certainly was not used.</summary>
    public Task FreeAsync(Guid refillId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"update refill_codes set state = 'free', refill_id = null where refill_id = {refillId} and state = 'used'", cancellationToken);

    public Task RefuseAsync(Guid refillId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"update refill_codes set state = 'refused' where refill_id = {refillId} and state = 'used'", cancellationToken);

    private static string FingerprintOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
