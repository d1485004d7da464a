using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace VivaApi.Bench.Ledger;

/// <summary>
/// Access tokens for all customers, made as a log-in makes them, with the service's own key ring. Ten thousand real log-ins would
/// spend minutes on hashing passwords.
/// </summary>
internal static class Tokens
{
    public static async Task WriteAsync(IServiceProvider services, string folder, CancellationToken cancellationToken)
    {
        var bearer = services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(IdentityConstants.BearerScheme);
        var until = services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(6);
        var all = Enumerable.Range(1, Seed.Accounts)
            .Select(number => bearer.BearerTokenProtector.Protect(TicketOf(number, until))).ToList();
        await File.WriteAllLinesAsync(Cold(folder), all, cancellationToken);
        await File.WriteAllLinesAsync(Hot(folder), all.Take(1), cancellationToken);
    }

    /// <summary>Everybody's, in turn.</summary>
    public static string Cold(string folder) => Path.Combine(folder, "tokens-cold");

    /// <summary>One customer's.</summary>
    public static string Hot(string folder) => Path.Combine(folder, "tokens-hot");

    private static AuthenticationTicket TicketOf(int number, DateTimeOffset until)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"c{number}@example.com");
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, Seed.UserId(number).ToString()),
                new Claim(ClaimTypes.Name, name),
                new Claim(ClaimTypes.Email, name),
                new Claim("AspNet.Identity.SecurityStamp", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
                new Claim("session", Seed.UserId(number).ToString()),
                new Claim("turn", "1"),
            ],
            IdentityConstants.ApplicationScheme);
        return new AuthenticationTicket(
            new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = until },
            $"{IdentityConstants.BearerScheme}:AccessToken");
    }
}
