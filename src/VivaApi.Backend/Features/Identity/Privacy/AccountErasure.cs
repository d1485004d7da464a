using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Identity.Privacy;

/// <summary>
/// Deletes a customer: every feature takes out what is personal, the books stay. Refused while something is going on. The caller is barred
/// with it, so nothing new begins; what was on its way in another copy at that very moment is taken out by <see cref="FinishErasures"/>.
/// </summary>
internal sealed class AccountErasure(
    AppDbContext db, IEnumerable<IPersonalData> features, BarredCallers barred, AuditLog audit, TimeProvider time)
{
    /// <summary>Longer than any access token is good, and than any request runs.</summary>
    public static readonly TimeSpan BarredFor = TimeSpan.FromDays(2);

    public static readonly ProblemKind InUse = new("account_in_use", 409, "The account cannot be deleted at the moment.");

    public static readonly ProblemKind OfOperator = new(
        "cannot_erase_operator", 409, "An operator's account is deleted by whoever logs in with it.");

    /// <summary>At the wish of the customer, who has proved that the account is theirs.</summary>
    /// <returns>Null when it is done, else the problem to answer.</returns>
    public Task<IResult?> EraseOwnAsync(Guid userId, CancellationToken cancellationToken) =>
        EraseAsync(userId, "asked for by the customer", mayBeOperator: true, cancellationToken);

    /// <summary>By an operator, who may not delete themselves or other operators: a slip would lock them out for good.</summary>
    /// <returns>Null when it is done, else the problem to answer.</returns>
    public async Task<IResult?> EraseForAsync(Guid userId, Guid operatorId, string reason, CancellationToken cancellationToken) =>
        userId == operatorId
            ? OfOperator.Because("This is you: see deleteMe.")
            : await EraseAsync(userId, reason, mayBeOperator: false, cancellationToken);

    /// <summary>In the caller's transaction. What customers' answers said is kept beside their keys, so it goes too.</summary>
    public async Task EraseAllAsync(Guid userId, CancellationToken cancellationToken)
    {
        foreach (var feature in features)
        {
            await feature.EraseAsync(userId, cancellationToken);
        }

        await db.Database.ExecuteSqlAsync($"delete from idempotency_keys where caller_id = {userId}", cancellationToken);
    }

    private async Task<IResult?> EraseAsync(Guid userId, string reason, bool mayBeOperator, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var users = await db.Set<User>().FromSql($"select * from users where id = {userId} for update").AsNoTracking()
            .ToListAsync(cancellationToken);
        if (users is not [{ DeletedAt: null }])
        {
            return StandardProblems.NotFound.Because("No customer has this id, or their account was deleted.");
        }

        // Nobody becomes one meanwhile: the role's row would need the user's, which is held.
        if (!mayBeOperator && await IsOperatorAsync(userId, cancellationToken))
        {
            return OfOperator.Because("They can do it themselves: see deleteMe.");
        }

        foreach (var feature in features)
        {
            if (await feature.HindranceAsync(userId, cancellationToken) is { } hindrance)
            {
                return InUse.Because(hindrance);
            }
        }

        await BarAsync(userId, cancellationToken);
        await EraseAllAsync(userId, cancellationToken);
        await audit.WriteAsync("user", userId.ToString(), new { deleted = false }, new { deleted = true, reason }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        barred.Forget();
        return null;
    }

    private Task<bool> IsOperatorAsync(Guid userId, CancellationToken cancellationToken)
    {
        var roles = db.Set<IdentityRole<Guid>>().Where(role => role.Name == Roles.Operator);
        return db.Set<IdentityUserRole<Guid>>().AnyAsync(
            given => given.UserId == userId && roles.Any(role => role.Id == given.RoleId), cancellationToken);
    }

    private Task<int> BarAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into barred_callers (user_id, kind, since, until) values ({userId}, 'deleted', {now}, {now + BarredFor})
             on conflict (user_id) do update set kind = 'deleted', reason = null, since = excluded.since, until = excluded.until
             """,
            cancellationToken);
    }
}
