using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity.Provider;

/// <summary>A customer who comes with a provider's tokens.</summary>
/// <param name="Id">The customer's id with us.</param>
/// <param name="TokensSince">Tokens from before are refused: the customer logged out then.</param>
internal sealed record ProviderUser(Guid Id, DateTimeOffset? TokensSince);

/// <summary>
/// Customers of a provider, known by issuer and subject alone. An e-mail address makes nobody the owner of an account: whoever can write
/// one into a profile at the provider would else be let into somebody's account here.
/// </summary>
internal static class ProviderUsers
{
    public const int MaxSubjectLength = 255;

    /// <summary>Finds the customer, or makes one at first sight. Of many first sights at once one makes it and all find it.</summary>
    /// <returns>Null when they were a customer, deleted their account, and come with a token from before.</returns>
    public static async Task<ProviderUser?> FindOrMakeAsync(
        AppDbContext db, string issuer, string subject, DateTimeOffset issuedAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, issuer, subject, cancellationToken) is { } found)
        {
            return found;
        }

        // Looked for after the log-in was not found: both change in one transaction, so a deletion is not overlooked.
        var since = await ForgottenLogIn.SinceAsync(db, issuer, subject, cancellationToken);
        if (issuedAt < since)
        {
            return null;
        }

        await MakeAsync(db, issuer, subject, User.OfProvider(now, since), cancellationToken);
        return await FindAsync(db, issuer, subject, cancellationToken)
            ?? throw new InvalidOperationException("A customer was neither found nor made.");
    }

    private static Task<ProviderUser?> FindAsync(AppDbContext db, string issuer, string subject, CancellationToken cancellationToken) =>
        db.Set<IdentityUserLogin<Guid>>().Where(login => login.LoginProvider == issuer && login.ProviderKey == subject)
            .Join(db.Set<User>(), login => login.UserId, user => user.Id, (_, user) => new ProviderUser(user.Id, user.ProviderTokensSince))
            .SingleOrDefaultAsync(cancellationToken);

    // Whoever comes second waits for the first at the login's key, then writes nothing and undoes the rest.
    private static async Task MakeAsync(
        AppDbContext db, string issuer, string subject, User user, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        var made = await db.Database.ExecuteSqlAsync(
            $"""
             insert into user_logins (login_provider, provider_key, user_id) values ({issuer}, {subject}, {user.Id}) on conflict do nothing
             """,
            cancellationToken);
        if (made == 1)
        {
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
