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
        .Describe(
            "refreshTokens",
            "Refresh the tokens",
            "Answers new tokens for a refresh token, which is good once: keep the new one in its place. For a minute the old one is "
            + "answered too, for an answer that got lost; later it ends the whole log-in, since somebody may have copied it.")
        .RepeatIsHarmless("Within a minute the same refresh token is answered with tokens that count. Later it ends the log-in.")
        .WithExamples(new RefreshTokensRequest("CfDJ8…"), Examples.Tokens)
        .Produces<AccessTokenResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, AuthProblems.RefreshTokenRefused, RefuseBarredCallers.Suspended);

    private static async Task<IResult> HandleAsync(
        RefreshTokensRequest request,
        LogInSessions sessions,
        IOptionsMonitor<BearerTokenOptions> bearer,
        AppDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var ticket = bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(request.RefreshToken);
        if (ticket?.Properties.ExpiresUtc is not { } expires || time.GetUtcNow() >= expires
            || await sessions.TurnAsync(ticket.Principal, cancellationToken) is not { } principal)
        {
            return AuthProblems.RefreshTokenRefused.Because("Log in again.");
        }

        return await db.BarOfAsync(Caller.From(principal).UserId, time.GetUtcNow(), cancellationToken) is { } bar
            ? RefuseBarredCallers.AnswerTo(bar)
            : TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme);
    }
}
