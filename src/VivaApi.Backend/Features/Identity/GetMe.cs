using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Identity;

public sealed record MeResponse(Guid Id, string Email, IReadOnlyList<string> Roles, DateTimeOffset CreatedAt);

internal static class GetMe
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/me", HandleAsync)
        .Describe("getMe", "Who am I", "The caller's own account.")
        .WithExamples(null, new MeResponse(Examples.Id, "cat@example.com", [], Examples.Time))
        .Produces<MeResponse>();

    private static async Task<Results<Ok<MeResponse>, ProblemHttpResult>> HandleAsync(Caller caller, UserManager<User> users) =>
        await users.FindByIdAsync(caller.UserId.ToString()) is { } user
            ? TypedResults.Ok(new MeResponse(user.Id, user.Email ?? string.Empty, [.. await users.GetRolesAsync(user)], user.CreatedAt))
            : StandardProblems.NotFound.Because("The account was deleted.");
}
