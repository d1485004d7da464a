namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>One time that a customer was shown their own key. Append-only.</summary>
internal sealed class VivaKeyReveal
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>The key's number at VivaAPI.</summary>
    public long TokenId { get; init; }

    /// <summary>Where the request came from, as far as trusted proxies tell.</summary>
    public required string Address { get; init; }

    public DateTimeOffset RevealedAt { get; init; }
}

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
