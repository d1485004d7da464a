using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Access;

namespace VivaApi.Backend.Platform.RateLimits;

/// <summary>
/// Counts requests in this process's memory: who is known is counted as customer and as key, who is not, by address. A customer
/// who was quiet for a while takes no memory: the framework drops full buckets.
/// </summary>
internal sealed class RequestCounters(IOptions<RateLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<Caller> counters = PartitionedRateLimiter.Create<Caller, Caller>(
        caller => RateLimitPartition.GetTokenBucketLimiter(caller, counted => RateLimitCount.BucketOf(counted.PerMinute)));

    /// <summary>The first count is the customer's or the address's, the second the key's, when there is one.</summary>
    public (RateLimitCount First, RateLimitCount? Second) Count(HttpContext context)
    {
        var user = context.User;
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } userId)
        {
            var address = AddressRange.CallerOf(AddressRange.Of(context));
            return (Count(new Caller("address", address, options.Value.PerAddressPerMinute)), null);
        }

        var first = Count(new Caller("user", userId, options.Value.PerUserPerMinute));
        return first.RetryAfter is null && user.FindFirstValue(CallerClaims.KeyId) is { } keyId
            ? (first, Count(new Caller("key", keyId, RateOf(user))))
            : (first, null);
    }

    public void Dispose() => counters.Dispose();

    private int RateOf(ClaimsPrincipal user) => user.FindFirstValue(CallerClaims.KeyRate) is { } rate
        ? int.Parse(rate, CultureInfo.InvariantCulture)
        : options.Value.PerKeyPerMinute;

    private RateLimitCount Count(Caller caller)
    {
        using var lease = counters.AttemptAcquire(caller);
        var remaining = counters.GetStatistics(caller)?.CurrentAvailablePermits ?? 0;
        TimeSpan? wait = lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told
            : TimeSpan.FromSeconds(1);
        return new RateLimitCount(caller.Policy, caller.PerMinute, remaining, wait);
    }

    private readonly record struct Caller(string Policy, string Id, int PerMinute);
}
