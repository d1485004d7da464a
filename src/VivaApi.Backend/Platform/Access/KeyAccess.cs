using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Access;

/// <summary>The endpoint takes an API key that has one of these scopes. Without this, an endpoint is for log-ins alone.</summary>
internal sealed record KeyAccess(IReadOnlyList<KeyScope> Scopes)
{
    /// <summary>The scopes as claims spell them.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Scopes.Select(EnumText.Of)];
}

internal static class KeyAccesses
{
    public static TBuilder AcceptsKeys<TBuilder>(this TBuilder builder, params KeyScope[] scopes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new KeyAccess(scopes));
}
