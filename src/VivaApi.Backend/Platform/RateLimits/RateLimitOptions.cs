using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Platform.RateLimits;

/// <summary>Section <c>RateLimits</c>: requests a minute. Each copy of the service counts for itself.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>Whether requests are counted at all. Default true; false only where something in front of the service does it.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Requests a minute of one customer, by whatever log-ins and keys. Default 1200.</summary>
    [Range(1, 10_000_000)]
    public int PerUserPerMinute { get; init; } = 1_200;

    /// <summary>Requests a minute of one API key that has no rate of its own. Default 600.</summary>
    [Range(1, 10_000_000)]
    public int PerKeyPerMinute { get; init; } = 600;

    /// <summary>
    /// Requests a minute from one address (IPv6: one /64) by callers who are not logged in. Default 600. Behind a proxy, set
    /// <c>Http__TrustedProxies</c>, or all of them count as one.
    /// </summary>
    [Range(1, 10_000_000)]
    public int PerAddressPerMinute { get; init; } = 600;
}
