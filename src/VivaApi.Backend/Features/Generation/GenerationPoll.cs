using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation.Following;
using VivaApi.Backend.Integrations.Storage;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Looks at one leased job, and books what VivaAPI says of it.</summary>
internal sealed partial class GenerationPoll(
    VivaClient viva,
    IOptions<VivaOptions> keys,
    VideoDownload download,
    GenerationQueue queue,
    GenerationProgress progress,
    GenerationCompletion completion,
    WakeUps wakeUps,
    IOptions<GenerationOptions> options,
    TimeProvider time,
    ILogger<GenerationPoll> log)
{
    public async Task LookAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        KillPoint.Pass("generation: look claimed");
        if (job.SourceUrl is not null)
        {
            await KeepAsync(job, new VivaPollOutcome.Succeeded(job.SourceUrl, NeedsContentRoute: false), cancellationToken);
            return;
        }

        switch (await viva.PollAsync(job.Route, job.TaskId!, keys.Value.ApiKey, cancellationToken))
        {
            case VivaPollOutcome.Running running:
                await WaitOnAsync(job, running.Progress, 0, cancellationToken);
                break;
            case VivaPollOutcome.Succeeded succeeded:
                await KeepAsync(job, succeeded, cancellationToken);
                break;
            case VivaPollOutcome.Failed failed:
                await completion.FinishAsync(job.Id, new GenerationEnd.Failed(failed.Code, failed.Reason), cancellationToken);
                break;
            case VivaPollOutcome.TaskUnknown when job.UnknownAnswers + 1 >= options.Value.MaxUnknownAnswers:
                await completion.FinishAsync(job.Id, new GenerationEnd.Failed("task_lost", "VivaAPI lost the task."), cancellationToken);
                break;
            case VivaPollOutcome.TaskUnknown:
                await WaitOnAsync(job, job.Progress, job.UnknownAnswers + 1, cancellationToken);
                break;
            case VivaPollOutcome.Unreachable unreachable:
                // An error of the look is not a failure of the job.
                Log.CouldNotLook(log, job.Id, unreachable.Reason);
                await WaitOnAsync(job, job.Progress, job.UnknownAnswers, cancellationToken);
                break;
        }
    }

    /// <summary>The video is copied before the job is settled: what was paid for is in our hands.</summary>
    private async Task KeepAsync(GenerationJob job, VivaPollOutcome.Succeeded succeeded, CancellationToken cancellationToken)
    {
        var source = succeeded.FileUrl is { } url
            ? new VideoSource(url)
            : new VideoSource(viva.ContentUrl(job.TaskId!), keys.Value.ApiKey);
        KillPoint.Pass("generation: done at VivaAPI");
        switch (await download.FetchAsync(source, job.Id, cancellationToken))
        {
            case VideoDownloadOutcome.Stored stored:
                KillPoint.Pass("generation: video kept");
                await completion.FinishAsync(
                    job.Id, new GenerationEnd.Succeeded(stored.Video.Name, stored.Video.Length), cancellationToken);
                break;
            case VideoDownloadOutcome.Gone:
                await completion.FinishAsync(
                    job.Id, new GenerationEnd.Failed("no_file", "VivaAPI finished without a video."), cancellationToken);
                break;
            case VideoDownloadOutcome.Refused refused:
                Log.FileRefused(log, job.Id, refused.Reason);
                await completion.FinishAsync(
                    job.Id, new GenerationEnd.Failed("no_file", "What VivaAPI delivered is not a video."), cancellationToken);
                break;
            case VideoDownloadOutcome.Unreachable unreachable:
                Log.CouldNotLook(log, job.Id, unreachable.Reason);
                await WaitOnAsync(job, job.Progress, job.UnknownAnswers, cancellationToken);
                break;
        }
    }

    private async Task WaitOnAsync(GenerationJob job, int shownProgress, int unknownAnswers, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromSeconds(options.Value.PollSeconds);
        var late = time.GetUtcNow() - job.SubmittedAt >= TimeSpan.FromMinutes(options.Value.TimeLimitMinutes);
        if (job.State == GenerationState.Running && late)
        {
            await progress.DoubtAsync(job.Id, pause, cancellationToken);
            return;
        }

        await queue.LookAgainAsync(job, pause, shownProgress, unknownAnswers, cancellationToken);
        if (shownProgress > job.Progress)
        {
            wakeUps.WakeEverywhere(WatchGenerations.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 320, Level = LogLevel.Warning, Message = "Could not look at generation {JobId}: {Reason}")]
        public static partial void CouldNotLook(ILogger logger, Guid jobId, string reason);

        [LoggerMessage(EventId = 321, Level = LogLevel.Warning, Message = "The file of generation {JobId} was refused: {Reason}")]
        public static partial void FileRefused(ILogger logger, Guid jobId, string reason);
    }
}
