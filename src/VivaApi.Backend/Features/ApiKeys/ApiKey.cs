using System.Net;
using VivaApi.Backend.Platform.Access;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>A key with which a customer's program calls us. The key itself is not kept, only what tells it from others.</summary>
internal sealed class ApiKey
{
    public const int MaxNameLength = 100;

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>The beginning of the key: finds it, and shows in lists which one it is.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key.</summary>
    public required byte[] Hash { get; init; }

    public required KeyScope[] Scopes { get; init; }

    /// <summary>Networks from which it may be used; empty: from anywhere.</summary>
    public required string[] AllowedCidrs { get; init; }

    /// <summary>The budget it spends from, which its replacement shares; null: nothing but the customer's credits bounds it.</summary>
    public Guid? BudgetId { get; init; }

    /// <summary>Its own limit of requests a minute; null: the service's.</summary>
    public int? RequestsPerMinute { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops working by itself: as asked for, or the end of the overlap once it was rotated.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The key that was made in its place.</summary>
    public Guid? ReplacedById { get; init; }

    public static ApiKey Make(Guid userId, CreateApiKeyRequest request, Guid? budgetId, string key, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserId = userId,
        Name = request.Name.Trim(),
        Prefix = key[..ApiKeyToken.PrefixLength],
        Hash = ApiKeyToken.HashOf(key),
        Scopes = [.. request.Scopes.Distinct().Order()],
        AllowedCidrs = [.. (request.AllowedCidrs ?? []).Select(Normal).Distinct(StringComparer.Ordinal)],
        BudgetId = budgetId,
        RequestsPerMinute = request.RequestsPerMinute,
        CreatedAt = now,
        ExpiresAt = request.ExpiresAt?.ToUniversalTime(),
    };

    /// <summary>A new key with all that this one may do.</summary>
    public ApiKey Replacement(string key, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserId = UserId,
        Name = Name,
        Prefix = key[..ApiKeyToken.PrefixLength],
        Hash = ApiKeyToken.HashOf(key),
        Scopes = Scopes,
        AllowedCidrs = AllowedCidrs,
        BudgetId = BudgetId,
        RequestsPerMinute = RequestsPerMinute,
        CreatedAt = now,
        ExpiresAt = ExpiresAt,
    };

    public bool IsGoodAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    private static string Normal(string text) =>
        AddressRange.TryParse(text, out IPNetwork range) ? range.ToString() : throw new ArgumentException("Not a network.", nameof(text));
}
