using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Finds jobs whose submit was abandoned, and writes off those that stayed in doubt for too long.</summary>
internal sealed class ResolveDoubtfulGenerations(
    AppDbContext db, GenerationQueue queue, GenerationCompletion completion, IOptions<GenerationOptions> options, TimeProvider time)
    : IWorker
{
    public static string Name => "resolve-doubtful-generations";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(5);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var abandoned = await queue.DoubtAbandonedSubmitsAsync(time.GetUtcNow(), cancellationToken);
        var limit = time.GetUtcNow().AddMinutes(-options.Value.WriteOffMinutes);
        var overdue = await db.Generations.Where(job => job.State == GenerationState.InDoubt && job.DoubtfulSince <= limit)
            .OrderBy(job => job.DoubtfulSince)
            .Take(options.Value.BatchSize)
            .Select(job => job.Id)
            .ToListAsync(cancellationToken);
        foreach (var jobId in overdue)
        {
            await completion.FinishAsync(jobId, new GenerationEnd.WrittenOff(), cancellationToken);
        }

        return abandoned + overdue.Count;
    }
}
