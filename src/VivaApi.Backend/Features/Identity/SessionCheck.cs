using Microsoft.AspNetCore.Authentication.BearerToken;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity;

/// <summary>
/// Opens an access token and looks whether its log-in goes on, in the place of the framework, which looks at the time alone.
/// </summary>
internal static class SessionCheck
{
    private const string Bearer = "Bearer ";

    public static async Task OnMessageReceivedAsync(MessageReceivedContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            context.NoResult();
            return;
        }

        var services = context.HttpContext.RequestServices;
        var ticket = context.Options.BearerTokenProtector.Unprotect(header[Bearer.Length..].Trim());
        if (ticket?.Properties.ExpiresUtc is not { } expires || services.GetRequiredService<TimeProvider>().GetUtcNow() >= expires
            || SessionClaims.Of(ticket.Principal) is not var (id, _)
            || !await services.GetRequiredService<KnownSessions>().GoesOnAsync(
                id, services.GetRequiredService<AppDbContext>(), context.HttpContext.RequestAborted))
        {
            context.Fail("The token is none of ours, its time is over, or its log-in has ended.");
            return;
        }

        (context.Principal, context.Properties) = (ticket.Principal, ticket.Properties);
        context.Success();
    }
}
