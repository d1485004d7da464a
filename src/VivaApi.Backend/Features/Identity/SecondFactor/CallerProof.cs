using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

/// <summary>
/// Has somebody who is logged in prove again who they are, for what a stolen token must not be enough for. Tries are counted as those of a
/// log-in are, together with them.
/// </summary>
internal sealed class CallerProof(
    UserManager<User> users, LogInThrottle throttle, PasswordCheck passwords, SecondFactorCheck secondFactor, IHttpContextAccessor http)
{
    /// <summary>The password as well as a code, or a recovery code, where there is a second factor.</summary>
    /// <returns>Null when they are who they say, else the problem to answer.</returns>
    public Task<ProblemHttpResult?> ByPasswordAsync(
        User user, string password, string? code, string? recoveryCode, CancellationToken cancellationToken) =>
        CountedAsync(
            user,
            async () =>
            {
                if (!await passwords.IsRightAsync(user, password))
                {
                    return AuthProblems.WrongCredentials.Because("The password is not right.");
                }

                return user.TwoFactorEnabled ? await RefusalAsync(user, code, recoveryCode, cancellationToken) : null;
            },
            cancellationToken);

    /// <summary>A code alone, of an authenticator that is being set up.</summary>
    public Task<ProblemHttpResult?> ByCodeAsync(User user, string code, CancellationToken cancellationToken) =>
        CountedAsync(user, () => RefusalAsync(user, code, null, cancellationToken), cancellationToken);

    /// <summary>What is wrong with the second factor of somebody whose password is right; the caller has counted the try.</summary>
    public async Task<ProblemHttpResult?> RefusalAsync(
        User user, string? code, string? recoveryCode, CancellationToken cancellationToken) =>
        code is null && recoveryCode is null
            ? SecondFactorProblems.CodeRequired.Because("Send 'code', or one of the recovery codes as 'recoveryCode'.")
        : await secondFactor.IsRightAsync(user, code, recoveryCode, cancellationToken)
            ? null
        : SecondFactorProblems.WrongCode.Because("Wait for the next code and try again.");

    private async Task<ProblemHttpResult?> CountedAsync(
        User user, Func<Task<ProblemHttpResult?>> check, CancellationToken cancellationToken)
    {
        if (user is not { PasswordHash: not null, Email: { } own })
        {
            return AuthProblems.NoPassword.Because("What a log-in wants is the provider's to set.");
        }

        var context = http.HttpContext!;
        var (email, address) = (users.NormalizeEmail(own), AddressRange.CallerOf(AddressRange.Of(context)));
        if (await throttle.TakeAsync(email, address, cancellationToken) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return AuthProblems.LoginLocked.Because("Nothing was looked at.");
        }

        var refusal = await check();
        if (refusal is null)
        {
            await throttle.GiveBackAsync(email, address, cancellationToken);
        }

        return refusal;
    }
}
