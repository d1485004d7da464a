using System.Security.Claims;

namespace VivaApi.Backend.Features.Identity;

/// <summary>Who is calling. Handlers ask for it by type; ownership is then part of every <c>WHERE</c>.</summary>
internal sealed record Caller(Guid UserId)
{
    public static Caller From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            ? new Caller(userId)
            : throw new InvalidOperationException("The endpoint asks who is calling but lets anonymous callers in.");
}
