using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Npgsql;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Platform.Access;

/// <summary>
/// Asks again, for an answer that goes on for long, whether its caller would still be let in: whether the log-in or key goes on that it was
/// asked for with, and nobody has barred them.
/// </summary>
internal sealed class StayingCallers(BarredCallers barred)
{
    /// <returns>Why not; null when they may stay, and when there is nobody to ask: over a lost database what is open stays open.</returns>
    public async Task<ProblemKind?> WhyNotAsync(HttpContext context)
    {
        if (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Ticket is not { } ticket)
        {
            return null;
        }

        try
        {
            // A handler of its own: those of the request remember what they found at its beginning.
            await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var handler = await scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>()
                .GetHandlerAsync(context, ticket.AuthenticationScheme);
            if (handler is null || !(await handler.AuthenticateAsync()).Succeeded)
            {
                return StandardProblems.Unauthenticated;
            }

            return Guid.TryParse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
                && await barred.FindAsync(userId, context.RequestAborted) is { } kind
                ? RefuseBarredCallers.KindOf(kind)
                : null;
        }
        catch (Exception error) when (IsOfDatabase(error))
        {
            return null;
        }
    }

    private static bool IsOfDatabase(Exception? error) =>
        error is NpgsqlException or TimeoutException or IOException || (error is not null && IsOfDatabase(error.InnerException));
}
