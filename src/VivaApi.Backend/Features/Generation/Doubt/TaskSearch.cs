using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva.Account;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Doubt;

/// <summary>
/// Looks in VivaAPI's own records for the tasks of jobs whose submit was never answered. Takes a task only when no other job could be
/// its owner; the unique index on task ids has the last word between copies of the service.
/// </summary>
internal sealed partial class TaskSearch(
    AppDbContext db,
    VivaAccount viva,
    MasterAccounts accounts,
    GenerationQueue queue,
    GenerationProgress progress,
    SubmitPatience patience,
    TaskWindows windows,
    ChargeEvidence charges,
    ILogger<TaskSearch> log)
{
    // A job that may have a task that we do not know of. One that was refused for certain has none.
    private static readonly GenerationState[] MayOwnOne =
    [
        GenerationState.Submitting, GenerationState.Running, GenerationState.InDoubt, GenerationState.WrittenOff, GenerationState.Succeeded,
    ];

    /// <returns>How many jobs were looked for.</returns>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var jobs = await queue.ClaimForSearchAsync(cancellationToken);
        if (jobs.Count == 0)
        {
            return 0;
        }

        foreach (var account in await accounts.ReadAsync(cancellationToken))
        {
            await LookAsync(account, [.. jobs.Where(job => account.Owns(job.MasterKeyId))], cancellationToken);
        }

        return jobs.Count;
    }

    private async Task LookAsync(MasterAccount account, List<GenerationJob> jobs, CancellationToken cancellationToken)
    {
        foreach (var window in TaskWindow.Joined(jobs.Select(windows.Of)))
        {
            var inWindow = jobs.Where(job => window.Holds(windows.Of(job).From)).ToList();
            switch (await viva.TasksAsync(account.Access, window.From, window.Until, cancellationToken))
            {
                case VivaRecords<VivaTaskRecord>.Whole(var tasks):
                    await MatchAsync(account, inWindow, window, tasks, cancellationToken);
                    break;
                case VivaRecords<VivaTaskRecord>.Unknown(var reason):
                    Log.CouldNotSearch(log, inWindow.Count, reason);
                    await WaitAsync(inWindow, $"VivaAPI's list of tasks could not be read: {reason}", failed: true, cancellationToken);
                    break;
            }
        }
    }

    private async Task MatchAsync(
        MasterAccount account,
        List<GenerationJob> jobs,
        TaskWindow window,
        IReadOnlyList<VivaTaskRecord> tasks,
        CancellationToken cancellationToken)
    {
        var ids = tasks.Select(task => task.TaskId).Distinct().ToList();
        var owned = await db.Generations.Where(job => job.TaskId != null && ids.Contains(job.TaskId)).Select(job => job.TaskId!)
            .ToListAsync(cancellationToken);
        var free = tasks.Where(task => !owned.Contains(task.TaskId)).DistinctBy(task => task.TaskId).ToList();
        var (from, until) = windows.SendingTimesFor(window);
        var rivals = await db.Generations.AsNoTracking()
            .Where(job => job.TaskId == null && job.SendingAt >= from && job.SendingAt <= until && MayOwnOne.Contains(job.State))
            .ToListAsync(cancellationToken);
        List<TasklessJob> taskless = [.. rivals.Where(job => account.Owns(job.MasterKeyId)).Select(Taskless)];

        // Customers' own keys are of the settings' account; one that was shown makes tasks that no job of ours has.
        var othersUseIt = account.Number is null && await db.DedicatedKeys.AnyAsync(key => key.RevealedAt != null, cancellationToken);
        foreach (var job in jobs)
        {
            switch (TaskMatch.Of(Taskless(job), taskless, free, othersUseIt))
            {
                case TaskMatch.Found(var task):
                    await AdoptAsync(job, task, cancellationToken);
                    break;
                case TaskMatch.Ambiguous several:
                    await WaitAsync(
                        [job],
                        $"{several.Tasks} tasks of VivaAPI's fit, and so do {several.Rivals} other jobs"
                        + (othersUseIt ? "; customers who were shown their keys make tasks of their own, too." : "."),
                        false,
                        cancellationToken);
                    break;
                case TaskMatch.None:
                    var note = await charges.NoteAsync(account, Taskless(job), cancellationToken);
                    await WaitAsync([job], note, failed: false, cancellationToken);
                    break;
            }
        }
    }

    private async Task AdoptAsync(GenerationJob job, VivaTaskRecord task, CancellationToken cancellationToken)
    {
        if (await progress.AdoptAsync(job, patience.RouteOf(job), task.TaskId, cancellationToken) == TaskClaim.Claimed)
        {
            Log.Adopted(log, job.Id, task.TaskId);
        }
        else
        {
            await WaitAsync([job], "A task of VivaAPI's fitted, and was another job's a moment later.", failed: false, cancellationToken);
        }
    }

    private async Task WaitAsync(IEnumerable<GenerationJob> jobs, string note, bool failed, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
        {
            await (windows.WatchIsOver(job)
                ? progress.StopWatchingAsync(job, cancellationToken)
                : progress.LookAgainAsync(
                    job,
                    GenerationLook.Again(job) with
                    {
                        SearchNote = note.Cut(GenerationJob.MaxNoteLength),
                        Errors = failed ? job.LookErrors + 1 : 0,
                    },
                    windows.PauseOf(job, failed),
                    cancellationToken));
        }
    }

    private TasklessJob Taskless(GenerationJob job) => new(
        job.Id, windows.Of(job), TaskMatch.ModelOf(patience.RouteOf(job), job.UpstreamModel), windows.QuotaOf(job), job.Prompt);

    private static partial class Log
    {
        [LoggerMessage(EventId = 350, Level = LogLevel.Information, Message = "Generation {JobId} was found at VivaAPI as task {TaskId}")]
        public static partial void Adopted(ILogger logger, Guid jobId, string taskId);

        [LoggerMessage(EventId = 351, Level = LogLevel.Warning, Message = "{Jobs} jobs in doubt could not be looked for: {Reason}")]
        public static partial void CouldNotSearch(ILogger logger, int jobs, string reason);
    }
}
