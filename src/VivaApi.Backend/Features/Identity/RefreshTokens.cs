using FluentValidation;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity;

public sealed record RefreshTokensRequest(string RefreshToken);

internal sealed class RefreshTokensValidator : AbstractValidator<RefreshTokensRequest>
{
    public RefreshTokensValidator() => RuleFor(request => request.RefreshToken).NotEmpty().MaximumLength(8_192);
}

internal static class RefreshTokens
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/refresh", HandleAsync)
        .AllowAnonymous()
        .Describe("refreshTokens", "Refresh the tokens", "Answers new tokens for a refresh token that is still good.")
        .RepeatIsHarmless("Each call answers fresh tokens.")
        .WithExamples(new RefreshTokensRequest("CfDJ8…"), Examples.Tokens)
        .Produces<AccessTokenResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, AuthProblems.RefreshTokenRefused, RefuseBarredCallers.Suspended);

    private static async Task<IResult> HandleAsync(
        RefreshTokensRequest request,
        SignInManager<User> signIn,
        IOptionsMonitor<BearerTokenOptions> bearer,
        AppDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var ticket = bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(request.RefreshToken);

        // The security stamp changes with the password, so a refresh token from before the change is refused.
        if (ticket?.Properties.ExpiresUtc is not { } expires || time.GetUtcNow() >= expires
            || await signIn.ValidateSecurityStampAsync(ticket.Principal) is not { } user)
        {
            return AuthProblems.RefreshTokenRefused.Because("Log in again.");
        }

        return await db.BarOfAsync(user.Id, time.GetUtcNow(), cancellationToken) is { } bar
            ? RefuseBarredCallers.AnswerTo(bar)
            : TypedResults.SignIn(await signIn.CreateUserPrincipalAsync(user), authenticationScheme: IdentityConstants.BearerScheme);
    }
}
