using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.OpenApi;

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
    int? RequestsPerMinute,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt,
    Guid? ReplacedById);

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
        null,
        Examples.Time,
        null,
        null,
        null,
        null);

    public static readonly NewApiKeyResponse NewExample = new("vk_live_4fWq1xT8sKzB…", Example);

    public static ApiKeyResponse ToResponse(this ApiKey key) => new(
        key.Id,
        key.Name,
        key.Prefix,
        key.Scopes,
        key.AllowedCidrs,
        key.RequestsPerMinute,
        key.CreatedAt,
        key.ExpiresAt,
        key.LastUsedAt,
        key.RevokedAt,
        key.ReplacedById);
}
