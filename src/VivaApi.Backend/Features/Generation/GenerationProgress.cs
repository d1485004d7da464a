using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Generation.Following;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>The moves of a job that is not at its end. Each is one compare-and-set on the state; false when it came too late.</summary>
internal sealed class GenerationProgress(AppDbContext db, WakeUps wakeUps, TimeProvider time)
{
    /// <summary>VivaAPI has it. Also taken from <c>in_doubt</c>: a late answer still tells where the job is.</summary>
    public Task<bool> StartAsync(
        Guid jobId, string? taskId, string? sourceUrl, TimeSpan firstLook, CancellationToken cancellationToken) =>
        MoveAsync(
            $"""
             update generations
                set state = 'running', task_id = {taskId}, source_url = {sourceUrl}, submitted_at = {time.GetUtcNow()},
                    doubtful_since = null,
                    next_attempt_at = now() + {firstLook}, lease_token = null, leased_until = null
              where id = {jobId} and state in ('submitting', 'in_doubt') and task_id is null and source_url is null
             """,
            cancellationToken);

    /// <summary>Refused for now, and nothing was started: back into the queue after the pause.</summary>
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

    private async Task<bool> MoveAsync(FormattableString update, CancellationToken cancellationToken)
    {
        var moved = await db.Database.ExecuteSqlAsync(update, cancellationToken) == 1;
        wakeUps.WakeEverywhere(WatchGenerations.Name);
        return moved;
    }
}
