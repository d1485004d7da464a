using Microsoft.AspNetCore.Identity;

namespace VivaApi.Backend.Features.Identity;

/// <summary>Whether a password is right, in the same time whether the account exists or not.</summary>
internal sealed class PasswordCheck(UserManager<User> users, IPasswordHasher<User> hasher)
{
    private static readonly User Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<User>().HashPassword(Nobody, Guid.Empty.ToString()));

    public async Task<bool> IsRightAsync(User? user, string password)
    {
        if (user?.PasswordHash is null || await users.IsLockedOutAsync(user))
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
            return false;
        }

        return await users.CheckPasswordAsync(user, password);
    }
}
