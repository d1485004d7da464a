using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity.Provider;

/// <summary>Customers of the provider that were looked up a moment ago; believed for as long as log-ins are.</summary>
internal sealed class KnownProviderUsers(IOptions<AuthOptions> options, TimeProvider time) : IDisposable
{
    private const int MostKept = 100_000;
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <returns>Null when the token is from before they deleted their account.</returns>
    public async Task<ProviderUser?> FindAsync(
        string issuer, string subject, DateTimeOffset issuedAt, AppDbContext db, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue((issuer, subject), out Known? known)
            && time.GetElapsedTime(known!.ReadAt) < TimeSpan.FromMilliseconds(options.Value.BelieveMilliseconds)
            && !(kept.TryGetValue(known.User.Id, out long endedAt) && endedAt >= known.ReadAt))
        {
            return known.User;
        }

        var readAt = time.GetTimestamp();
        var user = await ProviderUsers.FindOrMakeAsync(db, issuer, subject, issuedAt, time.GetUtcNow(), cancellationToken);
        if (user is null)
        {
            return null;
        }

        kept.Set((issuer, subject), new Known(user, readAt), Briefly());
        return user;
    }

    /// <summary>From now on, tokens of this customer that the provider made before are refused.</summary>
    public async Task EndAsync(Guid userId, AppDbContext db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.Set<User>().Where(user => user.Id == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.ProviderTokensSince, now), cancellationToken);
        kept.Set(userId, time.GetTimestamp(), Briefly());
    }

    public void Dispose() => kept.Dispose();

    private static MemoryCacheEntryOptions Briefly() => new() { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(10) };

    private sealed record Known(ProviderUser User, long ReadAt);
}
