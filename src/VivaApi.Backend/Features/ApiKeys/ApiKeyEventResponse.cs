namespace VivaApi.Backend.Features.ApiKeys;

public enum ApiKeyEnd
{
    /// <summary>Its owner, or a program of theirs, revoked it.</summary>
    Revoked,

    /// <summary>Another one was made in its place.</summary>
    Rotated,
}

/// <summary>
/// What an event tells of a key: which one it was, never the key itself. <paramref name="RevokedAt"/>: when it stops working; after a
/// rotation with an overlap, that is still to come.
/// </summary>
public sealed record ApiKeyEventResponse(Guid Id, string Name, string Prefix, ApiKeyEnd Reason, DateTimeOffset RevokedAt)
{
    internal static ApiKeyEventResponse Of(ApiKey key, ApiKeyEnd reason, DateTimeOffset end) =>
        new(key.Id, key.Name, key.Prefix, reason, end);
}
