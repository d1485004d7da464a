using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VivaApi.Backend.Features.Identity;

namespace VivaApi.Migrations;

/// <summary>
/// Makes an operator's log-in, or takes the role away. Repeatable: an account that is there keeps its password and gets the role. What
/// changes is written into the audit log, as done on the server.
/// </summary>
internal static class OperatorAccount
{
    public static async Task<int> CreateAsync(string connectionString, string email, string password, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var db = MigrationRunner.Open(dataSource);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var normalized = email.ToUpperInvariant();
        var role = await db.Set<IdentityRole<Guid>>().SingleOrDefaultAsync(
            candidate => candidate.Name == Roles.Operator, cancellationToken);
        if (role is null)
        {
            role = new IdentityRole<Guid>(Roles.Operator)
            {
                Id = Guid.CreateVersion7(now),
                NormalizedName = Roles.Operator.ToUpperInvariant(),
            };
            db.Add(role);
        }

        var user = await db.Set<User>().SingleOrDefaultAsync(candidate => candidate.NormalizedEmail == normalized, cancellationToken);
        var isNew = user is null;
        if (user is null)
        {
            if (password.Length < new AuthOptions().MinPasswordLength)
            {
                throw new MigrationSettingException($"--password needs at least {new AuthOptions().MinPasswordLength} characters.");
            }

            user = User.Register(email, now);
            user.NormalizedEmail = user.NormalizedUserName = normalized;
            user.SecurityStamp = Guid.CreateVersion7(now).ToString();
            user.LockoutEnabled = true;
            user.PasswordHash = new PasswordHasher<User>().HashPassword(user, password);
            db.Add(user);
        }

        if (!await db.Set<IdentityUserRole<Guid>>().AnyAsync(row => row.UserId == user.Id && row.RoleId == role.Id, cancellationToken))
        {
            db.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role.Id });
            await db.SaveChangesAsync(cancellationToken);
            await WriteDownAsync(db, "operator.create", user.Id, (IsOperator: false, IsNew: isNew), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        Console.WriteLine($"{email} is an operator.");
        return 0;
    }

    /// <summary>Takes the role away. The account stays a customer's; all its log-ins end.</summary>
    public static async Task<int> RemoveAsync(string connectionString, string email, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var db = MigrationRunner.Open(dataSource);
        var (now, normalized) = (TimeProvider.System.GetUtcNow(), email.ToUpperInvariant());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Set<User>().SingleOrDefaultAsync(user => user.NormalizedEmail == normalized, cancellationToken) is not { } user)
        {
            throw new MigrationSettingException($"Nobody has the address {email}.");
        }

        var taken = await db.Set<IdentityUserRole<Guid>>()
            .Where(row => row.UserId == user.Id && db.Set<IdentityRole<Guid>>().Any(
                role => role.Id == row.RoleId && role.Name == Roles.Operator))
            .ExecuteDeleteAsync(cancellationToken);
        if (taken > 0)
        {
            user.SecurityStamp = Guid.CreateVersion7(now).ToString();
            await db.SaveChangesAsync(cancellationToken);
            await db.Set<LogInSession>().Where(session => session.UserId == user.Id && session.EndedAt == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndedBy, LogInEnd.RoleTaken),
                    cancellationToken);
            await WriteDownAsync(db, "operator.remove", user.Id, (IsOperator: true, IsNew: false), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        Console.WriteLine($"{email} is no operator.");
        return 0;
    }

    /// <param name="was">How the account stood before: an account that is new has no before.</param>
    private static Task<int> WriteDownAsync(
        DbContext db, string act, Guid userId, (bool IsOperator, bool IsNew) was, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
             insert into audit_log (id, acted_at, act, subject_kind, subject_id, before, after)
             values ({Guid.CreateVersion7(now)}, {now}, {act}, 'user', {userId.ToString()},
                     case when not {was.IsNew} then jsonb_build_object('operator', {was.IsOperator}) end,
                     jsonb_build_object('operator', {!was.IsOperator}))
             """,
            cancellationToken);
    }
}
