using System.Globalization;
using System.Security.Claims;

namespace VivaApi.Backend.Features.Identity;

/// <summary>What a token says of the log-in that it came of.</summary>
internal static class SessionClaims
{
    public const string Session = "session";
    public const string Turn = "turn";

    /// <summary>There when the token is a provider's.</summary>
    public const string Provider = "provider";

    /// <summary>Null for a token from before log-ins were written down.</summary>
    public static (Guid Id, int Turn)? Of(ClaimsPrincipal holder) =>
        Guid.TryParse(holder.FindFirstValue(Session), out var id)
        && int.TryParse(holder.FindFirstValue(Turn), CultureInfo.InvariantCulture, out var turn)
            ? (id, turn)
            : null;
}
