using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>Section <c>ApiKeys</c>.</summary>
internal sealed class ApiKeyOptions
{
    /// <summary>Keys of one customer that work at a time. Default 20.</summary>
    [Range(1, 1_000)]
    public int MaxPerCustomer { get; init; } = 20;

    /// <summary>
    /// Milliseconds for which a key that was looked up is believed. Default 500; below a second, because a revoked key works for no
    /// longer than this at the other copies of the service. 0 asks the database for every request.
    /// </summary>
    [Range(0, 900)]
    public int BelieveMilliseconds { get; init; } = 500;

    /// <summary>Wrong keys a minute from one address (IPv6: one /64), after which it is told to wait. Default 30.</summary>
    [Range(1, 100_000)]
    public int WrongKeysPerMinute { get; init; } = 30;

    /// <summary>Longest overlap in minutes during which an old key works beside the new one. Default 10080, a week.</summary>
    [Range(0, 525_600)]
    public int MaxOverlapMinutes { get; init; } = 10_080;

    /// <summary>Highest rate that a key may be given, in requests a minute. Default 600.</summary>
    [Range(1, 10_000_000)]
    public int MaxRequestsPerMinute { get; init; } = 600;
}
