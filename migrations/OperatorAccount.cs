using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VivaApi.Backend.Features.Identity;

namespace VivaApi.Migrations;

/// <summary>Makes an operator's log-in. Repeatable: an account that is there keeps its password and gets the role.</summary>
internal static class OperatorAccount
{
    public static async Task<int> CreateAsync(string connectionString, string email, string password, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var db = MigrationRunner.Open(dataSource);
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
        }

        await db.SaveChangesAsync(cancellationToken);
        Console.WriteLine($"{email} is an operator.");
        return 0;
    }
}
