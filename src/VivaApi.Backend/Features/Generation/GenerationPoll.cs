using System.Security.Cryptography;
using VivaApi.Backend.Features.Generation.Policy;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Looks at one leased job, and books what VivaAPI says of it.</summary>
internal sealed partial class GenerationPoll(
    VivaClient viva,
    VivaKeys keys,
    GenerationFile file,
    GenerationProgress progress,
    GenerationCompletion completion,
    GenerationClock clock,
    ILogger<GenerationPoll> log)
{
    public async Task LookAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        using var trace = Traces.Continue("generation look", job.TraceContext);
        trace?.SetTag("viva.generation_id", job.Id);
        KillPoint.Pass("generation: look claimed");
        if (await keys.ForLookAsync(job.MasterKeyId, cancellationToken) is not { } key)
        {
            // The task is not lost, we are: without an end in sight the job goes into doubt like any other.
            Log.CouldNotLook(log, job.Id, "no key of its account can be read here");
            await TryAgainAsync(job, null, cancellationToken);
            return;
        }

        if (job.SourceUrl is not null)
        {
            await KeepAsync(job, job.SourceUrl, key, cancellationToken);
            return;
        }

        switch (await viva.PollAsync(job.Route, job.TaskId!, key.Text, cancellationToken))
        {
            case VivaPollOutcome.Running running:
                await WaitOnAsync(job, new GenerationLook(running.Progress), null, cancellationToken);
                break;
            case VivaPollOutcome.Succeeded succeeded:
                await KeepAsync(job, succeeded.FileUrl, key, cancellationToken);
                break;
            case VivaPollOutcome.Failed failed:
                await FailAsync(job, failed, cancellationToken);
                break;
            case VivaPollOutcome.TaskUnknown when !key.IsCertain:
                Log.CouldNotLook(log, job.Id, "another key than its own does not know its task");
                await TryAgainAsync(job, null, cancellationToken);
                break;
            case VivaPollOutcome.TaskUnknown:
                await UnknownAsync(job, cancellationToken);
                break;
            case VivaPollOutcome.Unreachable unreachable:
                // An error of the look is not a failure of the job.
                Log.CouldNotLook(log, job.Id, unreachable.Reason);
                await keys.LookRefusedAsync(key, unreachable, cancellationToken);
                await TryAgainAsync(job, unreachable.RetryAfter, cancellationToken);
                break;
        }
    }

    /// <summary>The look itself went wrong: again later, unless the job's time is over.</summary>
    public Task PutOffAsync(GenerationJob job, CancellationToken cancellationToken) => TryAgainAsync(job, null, cancellationToken);

    /// <summary>The video is copied before the job is settled: what was paid for is in our hands.</summary>
    private async Task KeepAsync(GenerationJob job, string? fileUrl, LookKey key, CancellationToken cancellationToken)
    {
        KillPoint.Pass("generation: done at VivaAPI");
        switch (await FetchAsync(job, fileUrl, key, cancellationToken))
        {
            case KeptFile.Ours ours:
                KillPoint.Pass("generation: video kept");
                await completion.FinishAsync(job.Id, new GenerationEnd.Succeeded(ours.Name, ours.Length), cancellationToken);
                break;
            case KeptFile.Missing missing when job.State != GenerationState.WrittenOff && clock.FileIsMissing(job):
                Log.NoFile(log, job.Id, missing.Reason);
                await completion.FinishAsync(
                    job.Id,
                    new GenerationEnd.Failed(GenerationCause.NoFile, "no_file", "VivaAPI finished without a video."),
                    cancellationToken);
                break;
            case KeptFile.Missing:
                await WaitOnAsync(
                    job,
                    new GenerationLook(job.Progress) { FileMissingSince = job.FileMissingSince ?? clock.Now },
                    null,
                    cancellationToken);
                break;
            case KeptFile.NotYet notYet:
                Log.CouldNotLook(log, job.Id, notYet.Reason);
                await TryAgainAsync(job, null, cancellationToken);
                break;
        }
    }

    /// <summary>A large file takes longer than a lease, which is short so that a killed worker's jobs are soon taken over.</summary>
    private async Task<KeptFile> FetchAsync(GenerationJob job, string? fileUrl, LookKey key, CancellationToken cancellationToken)
    {
        using var fetched = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var holding = HoldAsync(job, fetched.Token);
        try
        {
            return await file.KeepAsync(job, fileUrl, key.Text, cancellationToken);
        }
        finally
        {
            await fetched.CancelAsync();
            await holding;
        }
    }

    private async Task HoldAsync(GenerationJob job, CancellationToken fetched)
    {
        await clock.PauseBeforeHold(fetched);
        while (!fetched.IsCancellationRequested)
        {
            // A lease that could not be renewed may run out: the file is then fetched twice, and kept once.
            await progress.HoldAsync(job, CancellationToken.None);
            await clock.PauseBeforeHold(fetched);
        }
    }

    private Task<bool> FailAsync(GenerationJob job, VivaPollOutcome.Failed failed, CancellationToken cancellationToken) =>
        job.State == GenerationState.WrittenOff
            ? completion.ClearAsync(job, $"VivaAPI says that the task failed: {failed.Outline}", cancellationToken)
            : completion.FinishAsync(
                job.Id,
                new GenerationEnd.Failed(
                    failed.IsContent ? GenerationCause.ContentFiltered : GenerationCause.ProviderFailed, failed.Code, failed.Reason),
                cancellationToken);

    private async Task UnknownAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        if (job.State != GenerationState.WrittenOff && clock.TaskIsLost(job))
        {
            await completion.FinishAsync(
                job.Id, new GenerationEnd.Failed(GenerationCause.TaskLost, "task_lost", "VivaAPI lost the task."), cancellationToken);
            return;
        }

        var look = new GenerationLook(job.Progress)
        {
            UnknownAnswers = job.UnknownAnswers + 1,
            UnknownSince = job.UnknownSince ?? clock.Now,
        };
        await WaitOnAsync(job, look, null, cancellationToken);
    }

    private Task TryAgainAsync(GenerationJob job, TimeSpan? asked, CancellationToken cancellationToken) =>
        WaitOnAsync(job, GenerationLook.Again(job) with { Errors = job.LookErrors + 1 }, asked, cancellationToken);

    private async Task WaitOnAsync(GenerationJob job, GenerationLook look, TimeSpan? asked, CancellationToken cancellationToken)
    {
        var pause = clock.PauseBeforeLook(job, look, asked, RandomNumberGenerator.GetInt32(1_001) / 1_000.0);
        if (job.State == GenerationState.Running && clock.IsLate(job))
        {
            await progress.DoubtAsync(job.Id, pause, cancellationToken);
        }
        else if (job.State == GenerationState.WrittenOff && clock.WatchIsOver(job))
        {
            await progress.StopWatchingAsync(job, cancellationToken);
        }
        else
        {
            await progress.LookAgainAsync(job, look, pause, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 320, Level = LogLevel.Warning, Message = "Could not look at generation {JobId}: {Reason}")]
        public static partial void CouldNotLook(ILogger logger, Guid jobId, string reason);

        [LoggerMessage(EventId = 332, Level = LogLevel.Warning, Message = "VivaAPI finished generation {JobId} without a video: {Reason}")]
        public static partial void NoFile(ILogger logger, Guid jobId, string reason);
    }
}
