using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VivaApi.Backend.Features.Identity;

namespace VivaApi.Migrations;

/// <summary>
/// Takes the second factor from a log-in whose owner has lost both authenticator and recovery codes. Who may run this owns the database,
/// which is proof enough; it is written into the audit log as done on the server. All log-ins of the account end with it.
/// </summary>
internal static class SecondFactorReset
{
    public static async Task<int> RunAsync(string connectionString, string email, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var db = MigrationRunner.Open(dataSource);
        var (now, normalized) = (TimeProvider.System.GetUtcNow(), email.ToUpperInvariant());
        if (await db.Set<User>().SingleOrDefaultAsync(user => user.NormalizedEmail == normalized, cancellationToken) is not { } user)
        {
            throw new MigrationSettingException($"Nobody has the address {email}.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var had = user.TwoFactorEnabled;
        user.TwoFactorEnabled = false;
        user.SecurityStamp = Guid.CreateVersion7(now).ToString();
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<IdentityUserToken<Guid>>().Where(token => token.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into audit_log (id, acted_at, act, subject_kind, subject_id, before, after)
             values ({Guid.CreateVersion7(now)}, {now}, 'second_factor.reset', 'user', {user.Id.ToString()},
                     jsonb_build_object('secondFactor', {had}), jsonb_build_object('secondFactor', false))
             """,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Console.WriteLine($"{email} logs in with the password alone until a second factor is set up again.");
        return 0;
    }
}
