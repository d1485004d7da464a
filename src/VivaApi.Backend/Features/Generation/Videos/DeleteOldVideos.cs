using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Storage;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation.Videos;

/// <summary>
/// Deletes videos of customers who are gone and those whose time is over, where a time is set, and what died while it was being fetched.
/// </summary>
internal sealed class DeleteOldVideos(AppDbContext db, VideoStore store, IOptions<GenerationOptions> options, TimeProvider time) : IWorker
{
    public static string Name => "delete-old-videos";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(10);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        store.SweepPartials();
        var now = time.GetUtcNow();
        var kept = db.Generations.Where(job => job.State == GenerationState.Succeeded && job.VideoDeletedAt == null);
        var erased = await DeleteAsync(kept.Where(job => job.ErasedAt != null).OrderBy(job => job.Id), now, cancellationToken);
        if (options.Value.KeepVideoDays == 0)
        {
            return erased;
        }

        var limit = now.AddDays(-options.Value.KeepVideoDays);
        return erased
            + await DeleteAsync(kept.Where(job => job.FinishedAt < limit).OrderBy(job => job.FinishedAt), now, cancellationToken);
    }

    private async Task<int> DeleteAsync(IQueryable<GenerationJob> which, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var old = await which.Take(options.Value.BatchSize).Select(job => new { job.Id, job.FileName }).ToListAsync(cancellationToken);
        foreach (var job in old)
        {
            // The file first: a round that dies between the two deletes it again, and nothing is lost of sight.
            await store.DeleteAsync(job.FileName!, cancellationToken);
            await db.Generations.Where(candidate => candidate.Id == job.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(candidate => candidate.VideoDeletedAt, now), cancellationToken);
        }

        return old.Count;
    }
}
