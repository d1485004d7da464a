using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Identity.Privacy;

/// <summary>
/// Takes out what came in while an account was being deleted: for two days after, again and again, and then forgets that it was barred.
/// </summary>
internal sealed class FinishErasures(AppDbContext db, AccountErasure erasure, TimeProvider time) : IWorker
{
    private const int BatchSize = 1_000;

    public static string Name => "finish-erasures";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(10);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var deleted = await db.BarredCallers.AsNoTracking().Where(barred => barred.Kind == BarKind.Deleted)
            .OrderBy(barred => barred.Since).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var one in deleted)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await erasure.EraseAllAsync(one.UserId, cancellationToken);
            await db.BarredCallers.Where(barred => barred.UserId == one.UserId && barred.Until <= now)
                .ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return 0;
    }
}
