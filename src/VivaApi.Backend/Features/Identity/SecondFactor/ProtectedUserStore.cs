using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

/// <summary>
/// Identity's store, with the authenticator's secret and the recovery codes encrypted under the key ring that all copies share: a stolen
/// copy of the database alone makes no codes.
/// </summary>
internal sealed class ProtectedUserStore(AppDbContext db, IDataProtectionProvider protection)
    : UserStore<User, IdentityRole<Guid>, AppDbContext, Guid>(db)
{
    private readonly IDataProtector protector = protection.CreateProtector("VivaApi.SecondFactor");

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
