using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Submits one job that is <c>submitting</c>, and books what came of it.</summary>
internal sealed partial class GenerationSubmit(
    VivaClient viva,
    VivaKeys keys,
    GenerationProgress progress,
    GenerationCompletion completion,
    IOptions<GenerationOptions> options,
    TimeProvider time,
    ILogger<GenerationSubmit> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    public async Task SubmitAsync(GenerationJob job)
    {
        var asked = new VivaJob(job.Route, job.UpstreamModel, job.Prompt, job.DurationSeconds, job.AspectRatio, job.ImageUrls);
        var key = await keys.ForSubmitAsync(job.Id, job.UserId, CancellationToken.None);
        KillPoint.Pass("generation: claimed");
        var outcome = await viva.SubmitAsync(asked, key.Text, CancellationToken.None);
        KillPoint.Pass("generation: submitted");
        if (outcome is VivaSubmitOutcome.Refused { Kind: VivaRefusal.KeyRejected or VivaRefusal.TokenQuotaExhausted })
        {
            await keys.RefusedAsync(key, job.UserId, CancellationToken.None);
        }

        // Neither the call nor its booking is broken off when the process stops: what VivaAPI says will not be said again.
        await BookAsync(job, outcome, CancellationToken.None);
    }

    private async Task BookAsync(GenerationJob job, VivaSubmitOutcome outcome, CancellationToken cancellationToken)
    {
        var pollPause = TimeSpan.FromSeconds(options.Value.PollSeconds);
        switch (outcome)
        {
            case VivaSubmitOutcome.Accepted accepted:
                Log.Accepted(log, job.Id, accepted.TaskId);
                var firstLook = accepted.FileUrl is null ? pollPause : TimeSpan.Zero;
                await progress.StartAsync(job.Id, accepted.TaskId, accepted.FileUrl, firstLook, cancellationToken);
                KillPoint.Pass("generation: running");
                break;
            case VivaSubmitOutcome.Refused refused when refused.MayRetry && !PatienceIsOver(job):
                Log.RefusedForNow(log, job.Id, refused.Kind, refused.Message);
                await progress.RequeueAsync(job.Id, refused.RetryAfter ?? PauseBeforeRetry(job), cancellationToken);
                break;
            case VivaSubmitOutcome.Refused refused:
                Log.Refused(log, job.Id, refused.Kind, refused.Message);
                await completion.FinishAsync(job.Id, GenerationRefusal.EndOf(refused), cancellationToken);
                break;
            case VivaSubmitOutcome.Unknown unknown:
                Log.InDoubt(log, job.Id, unknown.Reason);
                await progress.DoubtAsync(job.Id, pollPause, cancellationToken);
                break;
        }
    }

    private bool PatienceIsOver(GenerationJob job) =>
        time.GetUtcNow() - job.CreatedAt >= TimeSpan.FromMinutes(options.Value.SubmitPatienceMinutes);

    private TimeSpan PauseBeforeRetry(GenerationJob job)
    {
        var longest = TimeSpan.FromSeconds(options.Value.MaxSubmitPauseSeconds);
        var doubled = FirstPause * Math.Pow(2, Math.Min(job.SubmitAttempts - 1, 20));
        return doubled < longest ? doubled : longest;
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
    }
}
