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
internal sealed partial class ResolveDoubtfulGenerations(
    AppDbContext db,
    GenerationQueue queue,
    TaskSearch search,
    GenerationCompletion completion,
    IOptions<GenerationOptions> options,
    TimeProvider time,
    ILogger<ResolveDoubtfulGenerations> log)
    : IWorker
{
    public static string Name => "resolve-doubtful-generations";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(5);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var abandoned = await queue.DoubtAbandonedSubmitsAsync(time.GetUtcNow(), cancellationToken);
        var searched = await SearchAsync(cancellationToken);
        var writtenOff = await WriteOffAsync(cancellationToken);
        var givenUp = await GiveUpWaitingAsync(cancellationToken);
        return abandoned + searched + writtenOff + givenUp;
    }

    private async Task<int> SearchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await search.LookAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever is wrong with the search, customers get their credits back in time.
            Log.SearchFailed(log, error);
            return 0;
        }
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

    private static partial class Log
    {
        [LoggerMessage(EventId = 339, Level = LogLevel.Error, Message = "The search for jobs in doubt failed")]
        public static partial void SearchFailed(ILogger logger, Exception exception);
    }
}
