using System.Security.Claims;
using VivaApi.Backend.Platform.Access;

namespace VivaApi.Backend.Features.Identity;

/// <summary>Who is calling. Handlers ask for it by type; ownership is then part of every <c>WHERE</c>.</summary>
/// <param name="BudgetId">The budget of the API key that is used; null for a log-in, and for a key that has none.</param>
/// <param name="SessionId">The log-in that is used; null for a key.</param>
internal sealed record Caller(Guid UserId, Guid? BudgetId = null, Guid? SessionId = null)
{
    public static Caller From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            ? new Caller(
                userId,
                Guid.TryParse(principal.FindFirstValue(CallerClaims.KeyBudget), out var budgetId) ? budgetId : null,
                SessionClaims.Of(principal)?.Id)
            : throw new InvalidOperationException("The endpoint asks who is calling but lets anonymous callers in.");
}
