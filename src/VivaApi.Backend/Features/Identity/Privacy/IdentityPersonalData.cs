using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity.SecondFactor;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Identity.Privacy;

/// <summary>The row of the account stays, so that the books keep a name that nobody has; all that tells whose it was goes.</summary>
internal sealed class IdentityPersonalData(AppDbContext db, LogInThrottle throttle, TimeProvider time) : IPersonalData
{
    public string Section => "logIns";

    public Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async Task EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await db.Set<User>().Where(user => user.Id == userId).Select(user => user.NormalizedEmail).SingleAsync(cancellationToken)
            is { } address)
        {
            await throttle.ForgetAsync(address, cancellationToken);
        }

        var (name, stamp) = ($"deleted-{userId:N}@deleted.invalid", Guid.CreateVersion7(now).ToString());
        await db.Database.ExecuteSqlAsync(
            $"""
             update users
                set user_name = {name}, normalized_user_name = upper({name}), email = {name}, normalized_email = upper({name}),
                    password_hash = null, phone_number = null, two_factor_enabled = false, security_stamp = {stamp},
                    concurrency_stamp = {stamp}, deleted_at = coalesce(deleted_at, {now})
              where id = {userId}
             """,
            cancellationToken);
        await db.Set<LogInSession>().Where(session => session.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<UsedCode>().Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserToken<Guid>>().Where(token => token.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserLogin<Guid>>().Where(login => login.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserClaim<Guid>>().Where(claim => claim.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserRole<Guid>>().Where(role => role.UserId == userId).ExecuteDeleteAsync(cancellationToken);
    }

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.Set<LogInSession>().AsNoTracking()
        .Where(session => session.UserId == userId).OrderBy(session => session.Id).AsAsyncEnumerable()
        .Select(session => (object)new { session.Address, session.StartedAt, session.ExpiresAt, session.EndedAt });
}
