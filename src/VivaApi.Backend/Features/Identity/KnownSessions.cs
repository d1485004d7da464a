using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity;

/// <summary>
/// Log-ins that were looked up a moment ago. That one goes on is believed for less than a second, so that a log-out counts at every copy
/// in that time whatever happens to the network between them, and a busy customer costs two reads by primary key a second.
/// </summary>
internal sealed class KnownSessions(IOptions<AuthOptions> options, TimeProvider time) : IDisposable
{
    private const int MostKept = 100_000;
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly MemoryCache ended = new(new MemoryCacheOptions { SizeLimit = MostKept });

    public async ValueTask<bool> GoesOnAsync(Guid id, AppDbContext db, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(id, out Known? known) && IsFresh(known!.ReadAt)
            && IsAfter(id, known.ReadAt) && IsAfter(known.UserId, known.ReadAt))
        {
            return true;
        }

        var readAt = time.GetTimestamp();
        var userId = await db.Set<LogInSession>().Where(session => session.Id == id && session.EndedAt == null)
            .Select(session => (Guid?)session.UserId)
            .SingleOrDefaultAsync(cancellationToken);
        if (userId is not { } owner)
        {
            return false;
        }

        kept.Set(id, new Known(owner, readAt), Briefly());
        return true;
    }

    /// <summary>What was read up to now of the log-in with this id, or of the log-ins of the user with this id, counts no more.</summary>
    public void Forget(Guid id) => ended.Set(id, time.GetTimestamp(), Briefly());

    public void Dispose()
    {
        kept.Dispose();
        ended.Dispose();
    }

    private static MemoryCacheEntryOptions Briefly() => new() { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(10) };

    private bool IsFresh(long readAt) => time.GetElapsedTime(readAt) < TimeSpan.FromMilliseconds(options.Value.BelieveMilliseconds);

    private bool IsAfter(Guid id, long readAt) => !ended.TryGetValue(id, out long endedAt) || readAt > endedAt;

    private sealed record Known(Guid UserId, long ReadAt);
}
