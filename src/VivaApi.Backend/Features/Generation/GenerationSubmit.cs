using VivaApi.Backend.Features.Generation.Uploads;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Submits one job that is <c>submitting</c>, and books what came of it.</summary>
internal sealed partial class GenerationSubmit(
    VivaClient viva,
    VivaKeys keys,
    UploadedImages uploads,
    GenerationProgress progress,
    GenerationCompletion completion,
    UpstreamCircuits circuits,
    SubmitPatience patience,
    Outlasting outlasting,
    ILogger<GenerationSubmit> log)
{
    public async Task SubmitAsync(GenerationJob job)
    {
        using var trace = Traces.Continue("generation submit", job.TraceContext);
        trace?.SetTag("viva.generation_id", job.Id);

        // Neither the call nor its booking is broken off when the process stops: what VivaAPI says will not be said again.
        if (await uploads.ResolveAsync(job, CancellationToken.None) is not { } images)
        {
            await completion.FinishAsync(job.Id, UploadedImages.Gone, CancellationToken.None);
            return;
        }

        var route = patience.RouteOf(job);
        var asked = new VivaJob(route, job.UpstreamModel, job.Prompt, job.DurationSeconds, job.AspectRatio, images);
        if (await KeyOfAsync(job) is not { } key)
        {
            return;
        }

        KillPoint.Pass("generation: claimed");
        var outcome = await viva.SubmitAsync(asked, key.Text, CancellationToken.None);
        KillPoint.Pass("generation: submitted");
        if (outcome is VivaSubmitOutcome.Refused refused && await IsAboutTheKeyAsync(job, key, refused))
        {
            return;
        }

        await BookAsync(job, route, outcome, CancellationToken.None);
        if (outcome is VivaSubmitOutcome.Accepted)
        {
            await keys.WorksAsync(key, CancellationToken.None);
        }
    }

    /// <summary>The key to submit with; null when the job goes without one, and that is booked.</summary>
    private async Task<VivaKey?> KeyOfAsync(GenerationJob job)
    {
        switch (await keys.ForSubmitAsync(job.Id, job.UserId, CancellationToken.None))
        {
            case VivaKeyChoice.Use(var key):
                return key;
            case VivaKeyChoice.OwnKeyNotReady:
                Log.OwnKeyNotReady(log, job.Id);
                await progress.RequeueAsync(job.Id, patience.PauseBeforeRetry(job), CancellationToken.None);
                return null;
            case VivaKeyChoice.OwnKeyEnded:
                Log.OwnKeyEnded(log, job.Id);
                await completion.FinishAsync(job.Id, GenerationRefusal.OwnKeyEnded, CancellationToken.None);
                return null;
            default:
                Log.NoKey(log, job.Id);
                await circuits.TroubleAsync(CircuitRule.NoKey, job.ModelCode, "No master key can be used.", CancellationToken.None);
                await progress.RequeueAsync(job.Id, patience.PauseBeforeRetry(job), CancellationToken.None);
                return null;
        }
    }

    /// <summary>One key is no trouble of VivaAPI's: the job goes again or ends, and no circuit opens.</summary>
    private async Task<bool> IsAboutTheKeyAsync(GenerationJob job, VivaKey key, VivaSubmitOutcome.Refused refused)
    {
        switch (await keys.RefusedAsync(key, job.UserId, refused, CancellationToken.None))
        {
            case AfterRefusal.GoesAgain:
                Log.RefusedForNow(log, job.Id, refused.Kind, refused.Outline);
                await progress.RequeueAsync(job.Id, patience.PauseBeforeRetry(job), CancellationToken.None);
                return true;
            case AfterRefusal.OwnKeyEnded:
                Log.OwnKeyEnded(log, job.Id);
                await completion.FinishAsync(job.Id, GenerationRefusal.OwnKeyEnded, CancellationToken.None);
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// The job comes first, and outlasts a database that is away for a moment; what follows can be learned from the next job.
    /// </summary>
    private async Task BookAsync(GenerationJob job, VivaRoute route, VivaSubmitOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case VivaSubmitOutcome.Accepted accepted:
                Log.Accepted(log, job.Id, accepted.TaskId);
                await StartAsync(job, route, accepted, cancellationToken);
                KillPoint.Pass("generation: running");
                await circuits.WorksAsync(job.ModelCode, cancellationToken);
                break;
            case VivaSubmitOutcome.Refused refused:
                await BookRefusalAsync(job, refused, cancellationToken);
                break;
            case VivaSubmitOutcome.Unknown unknown:
                Log.InDoubt(log, job.Id, unknown.Reason);
                await progress.DoubtAsync(job.Id, patience.FirstLook, cancellationToken);
                await circuits.TroubleAsync(CircuitRule.Unanswered, job.ModelCode, unknown.Reason, cancellationToken);
                break;
        }
    }

    private async Task StartAsync(
        GenerationJob job, VivaRoute route, VivaSubmitOutcome.Accepted accepted, CancellationToken cancellationToken)
    {
        var firstLook = accepted.FileUrl is null ? patience.FirstLook : TimeSpan.Zero;
        var start = await outlasting.WriteAsync(
            () => progress.StartAsync(job.Id, route, accepted.TaskId, accepted.FileUrl, firstLook, cancellationToken));
        if (start == TaskClaim.OwnedByAnother)
        {
            // Two jobs with one task: which of them VivaAPI makes, nobody can tell.
            Log.TaskOwned(log, job.Id, accepted.TaskId);
            await progress.DoubtAsync(job.Id, patience.FirstLook, cancellationToken);
        }
    }

    private async Task BookRefusalAsync(GenerationJob job, VivaSubmitOutcome.Refused refused, CancellationToken cancellationToken)
    {
        var rule = CircuitRule.Of(refused.Kind);
        if (rule is { JobWaits: true } || (refused.MayRetry && !patience.IsOver(job)))
        {
            Log.RefusedForNow(log, job.Id, refused.Kind, refused.Outline);
            var pause = refused.RetryAfter ?? patience.PauseBeforeRetry(job);
            await outlasting.WriteAsync(() => progress.RequeueAsync(job.Id, pause, cancellationToken));
        }
        else
        {
            Log.Refused(log, job.Id, refused.Kind, refused.Outline);
            await outlasting.WriteAsync(() => completion.FinishAsync(job.Id, GenerationRefusal.EndOf(refused), cancellationToken));
        }

        if (rule is not null)
        {
            await circuits.TroubleAsync(rule, job.ModelCode, $"{refused.Kind}: {refused.Outline}", cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 310, Level = LogLevel.Information, Message = "Generation {JobId} is task {TaskId} at VivaAPI")]
        public static partial void Accepted(ILogger logger, Guid jobId, string? taskId);

        [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "VivaAPI refused generation {JobId} for now as {Kind}: {Reason}")]
        public static partial void RefusedForNow(ILogger logger, Guid jobId, VivaRefusal kind, string reason);

        [LoggerMessage(EventId = 312, Level = LogLevel.Warning, Message = "VivaAPI refused generation {JobId} as {Kind}: {Reason}")]
        public static partial void Refused(ILogger logger, Guid jobId, VivaRefusal kind, string reason);

        [LoggerMessage(EventId = 313, Level = LogLevel.Warning, Message = "Nobody knows whether VivaAPI took generation {JobId}: {Reason}")]
        public static partial void InDoubt(ILogger logger, Guid jobId, string reason);

        [LoggerMessage(EventId = 333, Level = LogLevel.Warning, Message = "Generation {JobId} waits for a master key to be sent with")]
        public static partial void NoKey(ILogger logger, Guid jobId);

        [LoggerMessage(
            EventId = 334, Level = LogLevel.Information, Message = "Generation {JobId} waits for its customer's own key")]
        public static partial void OwnKeyNotReady(ILogger logger, Guid jobId);

        [LoggerMessage(
            EventId = 335, Level = LogLevel.Warning, Message = "Generation {JobId} ends: its customer's own key is used up or off")]
        public static partial void OwnKeyEnded(ILogger logger, Guid jobId);

        [LoggerMessage(EventId = 331, Level = LogLevel.Warning, Message = "VivaAPI gave generation {JobId} another job's task {TaskId}")]
        public static partial void TaskOwned(ILogger logger, Guid jobId, string? taskId);
    }
}
