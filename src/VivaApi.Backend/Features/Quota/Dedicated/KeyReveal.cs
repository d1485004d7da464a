namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>What came of a customer's wish to see their own key.</summary>
internal abstract record KeyReveal
{
    private KeyReveal()
    {
    }

    internal sealed record Shown(string Key, DateTimeOffset At) : KeyReveal;

    /// <summary>The customer has none.</summary>
    internal sealed record NoKey : KeyReveal;

    /// <summary>Its quota does not stand as it should yet, or a job of the customer's is with another key.</summary>
    internal sealed record NotReady : KeyReveal;

    internal sealed record TooMany(TimeSpan Wait) : KeyReveal;
}

/// <summary>A showing, for the audit log.</summary>
/// <param name="FirstAt">When the customer was first shown a key; null before.</param>
/// <param name="TokenId">The key's number at VivaAPI.</param>
/// <param name="Address">Where the request came from, as far as trusted proxies tell.</param>
internal sealed record AuditedReveal(DateTimeOffset? FirstAt, long? TokenId, string? Address);
