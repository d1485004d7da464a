using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

/// <summary>
/// Identity's store, with the authenticator's secret and the recovery codes encrypted under the key ring that all copies share: a stolen
/// copy of the database alone makes no codes. Of many who register one address at once, one gets it and the others are told.
/// </summary>
internal sealed class ProtectedUserStore(AppDbContext db, IDataProtectionProvider protection)
    : UserStore<User, IdentityRole<Guid>, AppDbContext, Guid>(db)
{
    private readonly IDataProtector protector = protection.CreateProtector("VivaApi.SecondFactor");

    // Identity looks whether an address is free and inserts later. Here it is looked for again, by one at a time.
    public override async Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken)
    {
        await using var transaction = await Context.Database.BeginTransactionAsync(cancellationToken);
        await Context.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('register ' || {user.NormalizedEmail}, 0))", cancellationToken);
        if (await Users.AnyAsync(
            other => other.NormalizedEmail == user.NormalizedEmail || other.NormalizedUserName == user.NormalizedUserName,
            cancellationToken))
        {
            return IdentityResult.Failed(ErrorDescriber.DuplicateEmail(user.Email!));
        }

        var made = await base.CreateAsync(user, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return made;
    }

    public override Task SetTokenAsync(
        User user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(User user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var locked = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        try
        {
            return locked is null ? null : protector.Unprotect(locked);
        }
        catch (CryptographicException)
        {
            // The ring was lost: no code fits any more, and the operator's second factor is to be reset by the command.
            return null;
        }
    }
}
