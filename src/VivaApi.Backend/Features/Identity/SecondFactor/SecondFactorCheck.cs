using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

/// <summary>Whether a code of the authenticator, or a recovery code, is right. Each is taken once. The caller counts the tries.</summary>
internal sealed class SecondFactorCheck(AppDbContext db, UserManager<User> users)
{
    // Identity takes codes of two steps of 30 seconds on either side of now.
    private const int CodeMinutes = 10;
    private const int CodeLength = 6;

    public async Task<bool> IsRightAsync(User user, string? code, string? recoveryCode, CancellationToken cancellationToken)
    {
        if (recoveryCode is not null)
        {
            return (await users.RedeemTwoFactorRecoveryCodeAsync(user, recoveryCode.Trim().ToUpperInvariant())).Succeeded;
        }

        var digits = code?.Replace(" ", string.Empty, StringComparison.Ordinal) ?? string.Empty;
        return digits.Length == CodeLength && digits.All(char.IsAsciiDigit)
            && await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits)
            && await TakeCodeAsync(user.Id, digits, cancellationToken);
    }

    // The insert decides: of two who send the same code, one is let in.
    private async Task<bool> TakeCodeAsync(Guid userId, string code, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
             delete from used_second_factor_codes
              where user_id = {userId} and used_at < now() - make_interval(mins => {CodeMinutes})
             """,
            cancellationToken);
        return await db.Database.ExecuteSqlAsync(
            $"""
             insert into used_second_factor_codes (user_id, code, used_at) values ({userId}, {code}, now()) on conflict do nothing
             """,
            cancellationToken) == 1;
    }
}
