using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Identity;

/// <summary>
/// Lets a caller prove once more that they are the customer: a log-in may be an hour old, and a browser left open. Wrong passwords count
/// against the same lock as those of a log-in.
/// </summary>
internal sealed class CallerPassword(SignInManager<User> signIn)
{
    public static readonly ProblemKind Wrong = new("wrong_password", 403, "The password is wrong.");
    public static readonly ProblemKind Locked = AuthProblems.LoginLocked;

    /// <returns>Null when the password is the caller's.</returns>
    public async Task<ProblemHttpResult?> RefuseAsync(Caller caller, string password)
    {
        if (await signIn.UserManager.FindByIdAsync(caller.UserId.ToString()) is not { } user)
        {
            return Wrong.Because("The account was deleted.");
        }

        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        return result.Succeeded ? null
            : result.IsLockedOut ? Locked.Because("Wait a few minutes.")
            : Wrong.Because("Check it and try again.");
    }
}
