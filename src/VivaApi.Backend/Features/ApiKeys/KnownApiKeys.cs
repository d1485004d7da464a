using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>
/// Keys that were looked up a moment ago. What was read is believed for less than a second, so a revoked key stops working at every
/// copy in that time whatever happens to the network between them, and a busy key costs two reads a second.
/// </summary>
internal sealed class KnownApiKeys(IOptions<ApiKeyOptions> options, TimeProvider time) : IDisposable
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan KeptAtMost = TimeSpan.FromMinutes(1);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>The key with this prefix if it was read just now.</summary>
    public KnownApiKey? Recall(string prefix) =>
        kept.TryGetValue(prefix, out KnownApiKey? known)
        && time.GetElapsedTime(known!.ReadAt) < TimeSpan.FromMilliseconds(options.Value.BelieveMilliseconds)
            ? known
            : null;

    public async Task<KnownApiKey?> ReadAsync(string prefix, AppDbContext db, CancellationToken cancellationToken)
    {
        var readAt = time.GetTimestamp();
        if (await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Prefix == prefix, cancellationToken) is not { } key)
        {
            return null;
        }

        return kept.Set(prefix, new KnownApiKey(key, readAt), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = KeptAtMost });
    }

    public void Forget(string prefix) => kept.Remove(prefix);

    public void Dispose() => kept.Dispose();
}
