using System.Threading.RateLimiting;

namespace VivaApi.Backend.Platform.RateLimits;

/// <summary>One request counted against one limit.</summary>
/// <param name="Policy">The limit's name in the headers: <c>user</c>, <c>key</c>, <c>address</c>.</param>
/// <param name="Quota">Requests a minute.</param>
/// <param name="Remaining">What is left at the moment.</param>
/// <param name="RetryAfter">When the request was one too many: how long to wait.</param>
internal readonly record struct RateLimitCount(string Policy, int Quota, long Remaining, TimeSpan? RetryAfter)
{
    public const int WindowSeconds = 60;

    /// <summary>Seconds until the whole quota is there again, at the pace at which it fills.</summary>
    public long ResetSeconds => ((Quota - Remaining) * WindowSeconds + Quota - 1) / Quota;

    /// <summary>A bucket that holds a minute's requests and fills evenly, about once a second.</summary>
    public static TokenBucketRateLimiterOptions BucketOf(int quota)
    {
        var atOnce = (quota + WindowSeconds - 1) / WindowSeconds;
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = quota,
            TokensPerPeriod = atOnce,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)WindowSeconds * atOnce / quota),
            QueueLimit = 0,
            AutoReplenishment = false,
        };
    }
}
