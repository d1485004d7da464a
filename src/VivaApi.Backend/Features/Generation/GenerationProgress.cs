using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using VivaApi.Backend.Features.Generation.Following;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>What came of claiming a task of VivaAPI's for a job.</summary>
internal enum TaskClaim
{
    Claimed,

    /// <summary>The job has moved on; nothing changed.</summary>
    TooLate,

    /// <summary>The task is another job's; nothing changed.</summary>
    OwnedByAnother,
}

/// <summary>The moves of a job that is not at its end. Each is one compare-and-set on the state; false when it came too late.</summary>
internal sealed partial class GenerationProgress(
    AppDbContext db, WakeUps wakeUps, IOptions<GenerationOptions> options, TimeProvider time, ILogger<GenerationProgress> log)
{
    /// <summary>VivaAPI has it. Also taken from <c>in_doubt</c>: a late answer still tells where the job is.</summary>
    public Task<TaskClaim> StartAsync(
        Guid jobId, VivaRoute route, string? taskId, string? sourceUrl, TimeSpan firstLook, CancellationToken cancellationToken) =>
        ClaimAsync(
            $"""
             update generations
                set state = 'running', route = {EnumText.Of(route)}, task_id = {taskId}, source_url = {sourceUrl},
                    submitted_at = {time.GetUtcNow()}, doubtful_since = null,
                    next_attempt_at = now() + {firstLook}, lease_token = null, leased_until = null
              where id = {jobId} and state in ('submitting', 'in_doubt') and task_id is null and source_url is null
             """,
            cancellationToken);

    /// <summary>
    /// VivaAPI's records have the task of a job whose submit was never answered. A job in doubt runs from then on; a written-off one stays
    /// written off and is looked at.
    /// </summary>
    public Task<TaskClaim> AdoptAsync(GenerationJob job, VivaRoute route, string taskId, CancellationToken cancellationToken) =>
        ClaimAsync(
            $"""
             update generations
                set state = case state when 'in_doubt' then 'running' else state end,
                    doubtful_since = case state when 'in_doubt' then null else doubtful_since end,
                    route = {EnumText.Of(route)}, task_id = {taskId}, submitted_at = coalesce(submitted_at, sending_at),
                    next_attempt_at = now(), lease_token = null, leased_until = null
              where id = {job.Id} and lease_token = {job.LeaseToken} and state in ('in_doubt', 'written_off')
                and task_id is null and source_url is null
             """,
            cancellationToken);

    /// <summary>Refused for now, and nothing was started: back into the line after the pause.</summary>
    public Task<bool> RequeueAsync(Guid jobId, TimeSpan pause, CancellationToken cancellationToken) =>
        MoveAsync(
            $"""
             update generations
                set state = 'queued', next_attempt_at = now() + {pause}, lease_token = null, leased_until = null
              where id = {jobId} and state = 'submitting'
             """,
            cancellationToken);

    /// <summary>Nobody knows. The credits stay held; no second submit, no refund, until it is known or written off.</summary>
    public Task<bool> DoubtAsync(Guid jobId, TimeSpan nextLook, CancellationToken cancellationToken) =>
        MoveAsync(
            $"""
             update generations
                set state = 'in_doubt', doubtful_since = {time.GetUtcNow()},
                    next_attempt_at = now() + {nextLook}, lease_token = null, leased_until = null
              where id = {jobId} and state in ('submitting', 'running')
             """,
            cancellationToken);

    /// <summary>Gives a leased job back to the queue's clock: look again after the pause.</summary>
    public async Task LookAgainAsync(GenerationJob job, GenerationLook look, TimeSpan pause, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
             update generations
                set progress = greatest(progress, {look.Progress}), unknown_answers = {look.UnknownAnswers},
                    unknown_since = {look.UnknownSince}::timestamptz, file_missing_since = {look.FileMissingSince}::timestamptz,
                    look_errors = {look.Errors}, search_note = {look.SearchNote}::text,
                    next_attempt_at = now() + {pause}, lease_token = null, leased_until = null
              where id = {job.Id} and lease_token = {job.LeaseToken}
             """,
            cancellationToken);
        if (look.Progress > job.Progress)
        {
            wakeUps.WakeEverywhere(WatchGenerations.Name);
        }
    }

    /// <summary>The work goes on: nobody else is to begin it.</summary>
    public async Task HoldAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 update generations set leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds})
                  where id = {job.Id} and lease_token = {job.LeaseToken}
                 """,
                cancellationToken);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            Log.NotHeld(log, job.Id, error.Message);
        }
    }

    /// <summary>A written-off job has been looked for long enough.</summary>
    public Task<int> StopWatchingAsync(GenerationJob job, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             update generations set watch_until = null, lease_token = null, leased_until = null
              where id = {job.Id} and lease_token = {job.LeaseToken} and state = 'written_off'
             """,
            cancellationToken);

    private async Task<TaskClaim> ClaimAsync(FormattableString sql, CancellationToken cancellationToken)
    {
        try
        {
            return await MoveAsync(sql, cancellationToken) ? TaskClaim.Claimed : TaskClaim.TooLate;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return TaskClaim.OwnedByAnother;
        }
    }

    private async Task<bool> MoveAsync(FormattableString update, CancellationToken cancellationToken)
    {
        var moved = await db.Database.ExecuteSqlAsync(update, cancellationToken) == 1;
        wakeUps.WakeEverywhere(WatchGenerations.Name);
        return moved;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 338, Level = LogLevel.Warning, Message = "The lease of generation {JobId} was not renewed: {Reason}")]
        public static partial void NotHeld(ILogger logger, Guid jobId, string reason);
    }
}
