using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Access;

/// <summary>
/// Who may not call at the moment: all of them, read by each copy of the service at most every half second, so that a suspension counts
/// everywhere within a second whatever happens to the network between the copies, and a request costs a look into a set.
/// </summary>
internal sealed class BarredCallers(IServiceScopeFactory scopes, IOptions<AccessOptions> options, TimeProvider time)
{
    private readonly Lock gate = new();
    private Reading? latest;

    public async ValueTask<BarKind?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        var barred = await Latest().WaitAsync(cancellationToken);
        return barred.TryGetValue(userId, out var kind) ? kind : null;
    }

    /// <summary>Somebody was barred, or let in again, by this very copy: it must not wait.</summary>
    public void Forget()
    {
        lock (gate)
        {
            latest = null;
        }
    }

    // One reading for all who ask meanwhile. One that failed is not kept: the next request reads again.
    private Task<FrozenDictionary<Guid, BarKind>> Latest()
    {
        lock (gate)
        {
            if (latest is not { } reading || reading.Barred.IsFaulted || reading.Barred.IsCanceled
                || time.GetElapsedTime(reading.StartedAt) >= TimeSpan.FromMilliseconds(options.Value.BelieveMilliseconds))
            {
                latest = reading = new Reading(time.GetTimestamp(), Task.Run(ReadAsync));
            }

            return reading.Barred;
        }
    }

    private async Task<FrozenDictionary<Guid, BarKind>> ReadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = time.GetUtcNow();
        var rows = await db.BarredCallers.AsNoTracking()
            .Where(barred => barred.Until == null || barred.Until > now)
            .Select(barred => new { barred.UserId, barred.Kind })
            .ToListAsync();
        return rows.ToFrozenDictionary(row => row.UserId, row => row.Kind);
    }

    private sealed record Reading(long StartedAt, Task<FrozenDictionary<Guid, BarKind>> Barred);
}
