using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Identity;

internal static class LogOutEverywhere
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/logout-all", HandleAsync)
        .Describe(
            "logOutEverywhere",
            "Log out everywhere",
            "Ends all log-ins of the caller, this one too: no access token and no refresh token that was made before works any more, here "
            + "at once, at every other copy of the service within a second. API keys go on; revoke them by themselves.")
        .RepeatIsHarmless("The second call is answered 401: the log-in has ended.")
        .Produces(StatusCodes.Status204NoContent);

    private static async Task<NoContent> HandleAsync(Caller caller, LogInSessions sessions, CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(caller.UserId, cancellationToken);
        return TypedResults.NoContent();
    }
}
