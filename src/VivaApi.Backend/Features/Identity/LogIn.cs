using FluentValidation;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity;

public sealed record LogInRequest(string Email, string Password);

internal sealed class LogInValidator : AbstractValidator<LogInRequest>
{
    public LogInValidator()
    {
        RuleFor(request => request.Email).NotEmpty().MaximumLength(256);
        RuleFor(request => request.Password).NotEmpty().MaximumLength(128);
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
        .ProducesProblems(StandardProblems.ValidationFailed, AuthProblems.WrongCredentials, AuthProblems.LoginLocked,
            RefuseBarredCallers.Suspended);

    private static async Task<IResult> HandleAsync(
        LogInRequest request, SignInManager<User> signIn, AppDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        signIn.AuthenticationScheme = IdentityConstants.BearerScheme;
        var user = await signIn.UserManager.FindByEmailAsync(request.Email.Trim());
        if (user is null)
        {
            return AuthProblems.WrongCredentials.Because("Check both and try again.");
        }

        var result = await signIn.CheckPasswordSignInAsync(user, request.Password, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            return AuthProblems.LoginLocked.Because("Wait a few minutes.");
        }

        if (!result.Succeeded)
        {
            return AuthProblems.WrongCredentials.Because("Check both and try again.");
        }

        // Only now: whoever does not know the password is not told that the account is suspended.
        return await db.BarOfAsync(user.Id, time.GetUtcNow(), cancellationToken) is { } bar
            ? RefuseBarredCallers.AnswerTo(bar)
            : TypedResults.SignIn(await signIn.CreateUserPrincipalAsync(user), authenticationScheme: IdentityConstants.BearerScheme);
    }
}
