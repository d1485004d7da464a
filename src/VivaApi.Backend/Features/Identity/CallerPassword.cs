using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Identity;

/// <summary>
/// Lets a caller prove once more that they are the customer: a log-in may be an hour old, and a browser left open. Wrong passwords count
/// with those of log-ins.
/// </summary>
internal sealed class CallerPassword(UserManager<User> users, PasswordCheck passwords, LogInThrottle throttle)
{
    public static readonly ProblemKind Wrong = new("wrong_password", 403, "The password is wrong.");
    public static readonly ProblemKind Locked = AuthProblems.LoginLocked;

    /// <returns>Null when the password is the caller's.</returns>
    public async Task<ProblemHttpResult?> RefuseAsync(Caller caller, string password, HttpContext context)
    {
        if (await users.FindByIdAsync(caller.UserId.ToString()) is not { NormalizedEmail: { } email } user)
        {
            return Wrong.Because("The account was deleted.");
        }

        var address = AddressRange.CallerOf(AddressRange.Of(context));
        if (await throttle.TakeAsync(email, address, context.RequestAborted) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Locked.Because("The password was not looked at.");
        }

        if (!await passwords.IsRightAsync(user, password))
        {
            return Wrong.Because("Check it and try again.");
        }

        await throttle.GiveBackAsync(email, address, context.RequestAborted);
        return null;
    }
}
