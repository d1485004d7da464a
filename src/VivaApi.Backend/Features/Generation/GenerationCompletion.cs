using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Generation.Following;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>The one step in which a job ends: the job, its reservation and its quota, in one transaction of its own.</summary>
internal sealed partial class GenerationCompletion(
    AppDbContext db, CreditLedger ledger, QuotaBook quotas, WakeUps wakeUps, TimeProvider time, ILogger<GenerationCompletion> log)
{
    private const int MaxErrorLength = 1_000;

    /// <returns>False when the job had ended before, or may not end this way from where it stands; nothing changed.</returns>
    public async Task<bool> FinishAsync(Guid jobId, GenerationEnd end, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // The compare-and-set on the state decides: of two that finish a job at once, the second finds it finished.
        if (await MarkAsync(jobId, end, cancellationToken) == 0)
        {
            return false;
        }

        var job = await db.Generations.AsNoTracking().SingleAsync(candidate => candidate.Id == jobId, cancellationToken);
        KillPoint.Pass("generation: ended");
        await MoveCreditsAsync(job, end, cancellationToken);
        KillPoint.Pass("generation: quota moved");
        await transaction.CommitAsync(cancellationToken);
        KillPoint.Pass("generation: end committed");
        wakeUps.WakeEverywhere(WatchGenerations.Name);
        Log.Finished(log, jobId, end.State, job.ErrorCode);
        return true;
    }

    private Task<int> MarkAsync(Guid jobId, GenerationEnd end, CancellationToken cancellationToken)
    {
        var before = GenerationStates.Before(end.State);
        var (fileName, fileBytes) = end is GenerationEnd.Succeeded file ? (file.FileName, (long?)file.FileBytes) : (null, null);
        var (code, message) = ErrorOf(end);
        return db.Generations.Where(job => job.Id == jobId && before.Contains(job.State)).ExecuteUpdateAsync(
            set => set
                .SetProperty(job => job.State, end.State)
                .SetProperty(job => job.Progress, job => end.State == GenerationState.Succeeded ? 100 : job.Progress)
                .SetProperty(job => job.FileName, fileName)
                .SetProperty(job => job.FileBytes, fileBytes)
                .SetProperty(job => job.ErrorCode, code)
                .SetProperty(job => job.ErrorMessage, message)
                .SetProperty(job => job.FinishedAt, time.GetUtcNow())
                .SetProperty(job => job.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(job => job.LeaseToken, (Guid?)null),
            cancellationToken);
    }

    private async Task MoveCreditsAsync(GenerationJob job, GenerationEnd end, CancellationToken cancellationToken)
    {
        var reference = LedgerReference.OfGeneration(job.Id);
        if (end is GenerationEnd.Succeeded)
        {
            (await ledger.SettleAsync(job.UserId, job.PriceCredits, reference, cancellationToken)).AppliedOrThrow(reference);
            KillPoint.Pass("generation: credits settled");
            await quotas.SettleAsync(job.UserId, job.PriceCredits, cancellationToken);
        }
        else
        {
            (await ledger.ReleaseAsync(job.UserId, reference, cancellationToken)).AppliedOrThrow(reference);
            KillPoint.Pass("generation: credits released");
            await quotas.ReleaseAsync(job.UserId, job.PriceCredits, cancellationToken);
        }
    }

    private static (string? Code, string? Message) ErrorOf(GenerationEnd end) => end switch
    {
        GenerationEnd.Failed failed => (
            failed.Code, failed.Message.Length > MaxErrorLength ? failed.Message[..MaxErrorLength] : failed.Message),
        GenerationEnd.WrittenOff => ("outcome_unknown", "VivaAPI never told whether the video was made; the credits were given back."),
        _ => (null, null),
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 300, Level = LogLevel.Information, Message = "Generation {JobId} ended as {State} ({ErrorCode})")]
        public static partial void Finished(ILogger logger, Guid jobId, GenerationState state, string? errorCode);
    }
}
