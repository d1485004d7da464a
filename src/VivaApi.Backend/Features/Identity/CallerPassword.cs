using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Identity;

/// <summary>
/// Lets a caller prove once more that they are the customer: a log-in may be an hour old, and a browser left open. Wrong passwords count
/// like those of a log-in.
/// </summary>
internal sealed class CallerPassword(
    UserManager<User> users, LogInThrottle throttle, PasswordCheck passwords, IHttpContextAccessor contexts)
{
    public static readonly ProblemKind Wrong = new("wrong_password", 403, "The password is wrong.");
    public static readonly ProblemKind None = AuthProblems.NoPassword;
    public static readonly ProblemKind Locked = AuthProblems.LoginLocked;

    /// <returns>Null when the password is the caller's.</returns>
    public async Task<ProblemHttpResult?> RefuseAsync(Caller caller, string password, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(caller.UserId.ToString()) is not { PasswordHash: not null, NormalizedEmail: { } email } user)
        {
            return None.Because("What wants one is not open to it.");
        }

        var context = contexts.HttpContext!;
        var address = AddressRange.CallerOf(AddressRange.Of(context));
        if (await throttle.TakeAsync(email, address, cancellationToken) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Locked.Because("The password was not looked at.");
        }

        if (!await passwords.IsRightAsync(user, password))
        {
            return Wrong.Because("Check it and try again.");
        }

        await throttle.GiveBackAsync(email, address, cancellationToken);
        return null;
    }
}
