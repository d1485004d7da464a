using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.RateLimits;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>
/// Counts wrong keys by address. Who has sent too many is answered without a look into the database; a key that is in use all the time
/// goes on working from the same address.
/// </summary>
internal sealed class WrongKeys(IOptions<ApiKeyOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> counts = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => RateLimitCount.BucketOf(options.Value.WrongKeysPerMinute)));

    // Whole permits: asking for none of them would be granted as long as a fraction of one is left.
    public bool AreTooMany(IPAddress address) => counts.GetStatistics(AddressRange.CallerOf(address)) is { CurrentAvailablePermits: 0 };

    public void Count(IPAddress address) => counts.AttemptAcquire(AddressRange.CallerOf(address)).Dispose();

    public void Dispose() => counts.Dispose();
}
