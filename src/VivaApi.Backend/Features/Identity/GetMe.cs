using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Identity;

/// <param name="SecondFactor">Whether a log-in with the password wants a code of an authenticator as well.</param>
public sealed record MeResponse(Guid Id, string Email, IReadOnlyList<string> Roles, DateTimeOffset CreatedAt, bool SecondFactor);

internal static class GetMe
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/me", HandleAsync)
        .Describe("getMe", "Who am I", "The caller's own account. The e-mail address is empty for a customer of an OpenID provider.")
        .WithExamples(null, new MeResponse(Examples.Id, "cat@example.com", [], Examples.Time, SecondFactor: false))
        .Produces<MeResponse>();

    private static async Task<Results<Ok<MeResponse>, ProblemHttpResult>> HandleAsync(
        Caller caller, ClaimsPrincipal principal, UserManager<User> users) =>
        await users.FindByIdAsync(caller.UserId.ToString()) is { } user
            ? TypedResults.Ok(
                new MeResponse(user.Id, user.Email ?? string.Empty, RolesOf(principal), user.CreatedAt, user.TwoFactorEnabled))
            : StandardProblems.NotFound.Because("The account was deleted.");

    // What the token opens: a provider's users have their roles in it alone.
    private static IReadOnlyList<string> RolesOf(ClaimsPrincipal principal) =>
        [.. principal.FindAll(ClaimTypes.Role).Select(role => role.Value).Distinct(StringComparer.Ordinal)];
}
