using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>When a key was last used: one small write a minute and key, whatever the number of requests and of copies.</summary>
internal static class ApiKeyUse
{
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    public static Task NoteAsync(AppDbContext db, Guid keyId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stale = now - Grain;
        return db.ApiKeys.Where(key => key.Id == keyId && (key.LastUsedAt == null || key.LastUsedAt <= stale))
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, now), cancellationToken);
    }
}
