using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>
/// A key, but for the key itself. <paramref name="Prefix"/> is how it begins. <paramref name="RequestsPerMinute"/> is null when the
/// service's own limit counts, <paramref name="LastUsedAt"/> is right to the minute, <paramref name="ReplacedById"/> is set once it was
/// rotated.
/// </summary>
public sealed record ApiKeyResponse(
    Guid Id,
    string Name,
    string Prefix,
    IReadOnlyList<KeyScope> Scopes,
    IReadOnlyList<string> AllowedCidrs,
    ApiKeyBudgetResponse? Budget,
    int? RequestsPerMinute,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt,
    Guid? ReplacedById);

/// <summary>What a key may spend in all, in credits; a key and its replacement share it.</summary>
public sealed record ApiKeyBudgetResponse(long Limit, long Used, long Reserved);

/// <summary>A new key. <paramref name="Key"/> is shown this once and is not kept: store it now.</summary>
public sealed record NewApiKeyResponse(string Key, ApiKeyResponse ApiKey);

internal static class ApiKeyResponses
{
    public static readonly ApiKeyResponse Example = new(
        Examples.Id,
        "shop",
        "vk_live_4fWq1xT8sKzB",
        [KeyScope.Generate, KeyScope.Read],
        ["203.0.113.0/24"],
        new ApiKeyBudgetResponse(300, 15, 0),
        null,
        Examples.Time,
        null,
        null,
        null,
        null);

    public static readonly NewApiKeyResponse NewExample = new("vk_live_4fWq1xT8sKzB…", Example);

    public static async Task<NewApiKeyResponse> NewAsync(AppDbContext db, string text, ApiKey key, CancellationToken cancellationToken) =>
        new(text, key.ToResponse(await db.CreditBudgets.SingleOrDefaultAsync(budget => budget.Id == key.BudgetId, cancellationToken)));

    public static ApiKeyResponse ToResponse(this ApiKey key, CreditBudget? budget) => new(
        key.Id,
        key.Name,
        key.Prefix,
        key.Scopes,
        key.AllowedCidrs,
        budget is null
            ? null
            : new ApiKeyBudgetResponse(budget.LimitCredits.Value, budget.UsedCredits.Value, budget.ReservedCredits.Value),
        key.RequestsPerMinute,
        key.CreatedAt,
        key.ExpiresAt,
        key.LastUsedAt,
        key.RevokedAt,
        key.ReplacedById);
}
