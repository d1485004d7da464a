using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Identity;

internal static class LogOut
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/auth/logout", HandleAsync)
        .Describe(
            "logOut",
            "Log out",
            "Ends this log-in: its access tokens and its refresh token stop working, here at once, at every other copy of the service "
            + "within a second. Other log-ins and API keys go on. With a token of an OpenID provider it is logOutEverywhere, for such "
            + "tokens do not say which of them belong together.")
        .RepeatIsHarmless("The second call is answered 401: the log-in has ended.")
        .Produces(StatusCodes.Status204NoContent);

    private static async Task<NoContent> HandleAsync(Caller caller, LogInSessions sessions, CancellationToken cancellationToken)
    {
        if (caller.SessionId is { } id)
        {
            await sessions.EndAsync(id, LogInEnd.LogOut, cancellationToken);
        }
        else
        {
            // A provider's tokens do not say which of them belong together.
            await sessions.EndAllAsync(caller.UserId, cancellationToken);
        }

        return TypedResults.NoContent();
    }
}
