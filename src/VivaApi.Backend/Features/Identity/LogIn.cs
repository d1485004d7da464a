using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Features.Identity.SecondFactor;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity;

/// <summary>With a second factor also <paramref name="Code"/> of the authenticator, or one of the recovery codes.</summary>
public sealed record LogInRequest(string Email, string Password, string? Code = null, string? RecoveryCode = null);

internal sealed class LogInValidator : AbstractValidator<LogInRequest>
{
    public LogInValidator()
    {
        RuleFor(request => request.Email).NotEmpty().MaximumLength(256);
        RuleFor(request => request.Password).NotEmpty().MaximumLength(128);
        RuleFor(request => request.Code).MaximumLength(16);
        RuleFor(request => request.RecoveryCode).MaximumLength(32);
    }
}

internal static class LogIn
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/login", HandleAsync)
        .AllowAnonymous()
        .Describe("logIn", "Log in", "Answers an access token for the Authorization header and a refresh token for when it has run out.")
        .RepeatIsHarmless("Each log-in answers fresh tokens.")
        .WithExamples(new LogInRequest("cat@example.com", "a-long-password"), Examples.Tokens)
        .Produces<AccessTokenResponse>()
        .ProducesProblems(
            StandardProblems.ValidationFailed,
            AuthProblems.WrongCredentials,
            AuthProblems.LoginLocked,
            SecondFactorProblems.CodeRequired,
            SecondFactorProblems.WrongCode,
            RefuseBarredCallers.Suspended);

    private static async Task<IResult> HandleAsync(
        LogInRequest request,
        HttpContext context,
        UserManager<User> users,
        LogInThrottle throttle,
        PasswordCheck passwords,
        CallerProof proof,
        LogInSessions sessions,
        AppDbContext db,
        TimeProvider time)
    {
        var (email, address) = (users.NormalizeEmail(request.Email.Trim()), AddressRange.CallerOf(AddressRange.Of(context)));
        if (await throttle.TakeAsync(email, address, context.RequestAborted) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return AuthProblems.LoginLocked.Because("The password was not looked at.");
        }

        var user = await users.FindByEmailAsync(email);
        if (!await passwords.IsRightAsync(user, request.Password))
        {
            return AuthProblems.WrongCredentials.Because("Check both and try again.");
        }

        if (user!.TwoFactorEnabled
            && await proof.RefusalAsync(user, request.Code, request.RecoveryCode, context.RequestAborted) is { } refusal)
        {
            return refusal;
        }

        await throttle.GiveBackAsync(email, address, context.RequestAborted);

        // Only now: whoever does not know the password is not told that the account is suspended.
        return await db.BarOfAsync(user.Id, time.GetUtcNow(), context.RequestAborted) is { } bar
            ? RefuseBarredCallers.AnswerTo(bar)
            : TypedResults.SignIn(
                await sessions.BeginAsync(user, address, context.RequestAborted), authenticationScheme: IdentityConstants.BearerScheme);
    }
}
