using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation.Doubt;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>
/// Finds jobs whose submit was abandoned, looks for the doubtful in VivaAPI's records, writes off those that stayed in doubt for too long,
/// and gives up what waited in the line for too long.
/// </summary>
internal sealed class ResolveDoubtfulGenerations(
    AppDbContext db,
    GenerationQueue queue,
    TaskSearch search,
    GenerationCompletion completion,
    IOptions<GenerationOptions> options,
    TimeProvider time)
    : IWorker
{
    public static string Name => "resolve-doubtful-generations";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(5);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var abandoned = await queue.DoubtAbandonedSubmitsAsync(time.GetUtcNow(), cancellationToken);
        var searched = await search.LookAsync(cancellationToken);
        var writtenOff = await WriteOffAsync(cancellationToken);
        var givenUp = await GiveUpWaitingAsync(cancellationToken);
        return abandoned + searched + writtenOff + givenUp;
    }

    private async Task<int> WriteOffAsync(CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow().AddMinutes(-options.Value.WriteOffMinutes);
        var overdue = await db.Generations.Where(job => job.State == GenerationState.InDoubt && job.DoubtfulSince <= limit)
            .OrderBy(job => job.DoubtfulSince)
            .Take(options.Value.BatchSize)
            .Select(job => new { job.Id, job.TaskId, job.SearchNote })
            .ToListAsync(cancellationToken);
        foreach (var job in overdue)
        {
            var evidence = job.TaskId is { } task
                ? $"Task {task} of VivaAPI's never ended."
                : job.SearchNote ?? "VivaAPI's records were not asked.";
            var end = new GenerationEnd.WrittenOff(evidence, time.GetUtcNow().AddHours(options.Value.WatchHours));
            await completion.FinishAsync(job.Id, end, cancellationToken);
        }

        return overdue.Count;
    }

    private async Task<int> GiveUpWaitingAsync(CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow().AddHours(-options.Value.WaitHours);
        var overdue = await db.Generations.Where(job => job.State == GenerationState.Queued && job.CreatedAt <= limit)
            .OrderBy(job => job.CreatedAt)
            .Take(options.Value.BatchSize)
            .Select(job => job.Id)
            .ToListAsync(cancellationToken);
        foreach (var jobId in overdue)
        {
            await completion.FinishAsync(jobId, GenerationRefusal.Unavailable, cancellationToken);
        }

        return overdue.Count;
    }
}
