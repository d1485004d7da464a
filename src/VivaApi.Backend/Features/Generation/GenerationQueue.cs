using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

/// <summary>
/// Hands jobs to workers, one worker a job: <c>FOR UPDATE SKIP LOCKED</c> and a lease by the database's clock. Each claim is one
/// statement that commits by itself, so a job is <c>submitting</c> in the database before anything is sent.
/// </summary>
internal sealed class GenerationQueue(AppDbContext db, IOptions<GenerationOptions> options)
{
    /// <summary>Queued jobs whose time has come, now <c>submitting</c> and leased.</summary>
    public Task<List<GenerationJob>> ClaimForSubmitAsync(CancellationToken cancellationToken) =>
        db.Generations.FromSql(
            $"""
             update generations as g
                set state = 'submitting', submit_attempts = g.submit_attempts + 1,
                    lease_token = gen_random_uuid(), leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds})
              where g.id in (
                    select id from generations
                     where state = 'queued' and next_attempt_at <= now()
                     order by next_attempt_at limit {options.Value.BatchSize} for update skip locked)
             returning g.*
             """).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>Jobs at VivaAPI that are due for a look, leased.</summary>
    public Task<List<GenerationJob>> ClaimForPollAsync(CancellationToken cancellationToken) =>
        db.Generations.FromSql(
            $"""
             update generations as g
                set lease_token = gen_random_uuid(), leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds})
              where g.id in (
                    select id from generations
                     where state in ('running', 'in_doubt') and (task_id is not null or source_url is not null)
                       and next_attempt_at <= now() and (leased_until is null or leased_until < now())
                     order by next_attempt_at limit {options.Value.BatchSize} for update skip locked)
             returning g.*
             """).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>
    /// Jobs whose worker vanished between "about to send" and "sent": nobody knows, so they are in doubt. Returns how many.
    /// </summary>
    public Task<int> DoubtAbandonedSubmitsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             update generations as g
                set state = 'in_doubt', doubtful_since = {now}, lease_token = null, leased_until = null
              where g.id in (
                    select id from generations where state = 'submitting' and leased_until < now()
                     order by next_attempt_at limit {options.Value.BatchSize} for update skip locked)
             """,
            cancellationToken);

    /// <summary>Gives a leased job back to the queue's clock: look again after the pause.</summary>
    public Task<int> LookAgainAsync(
        GenerationJob job, TimeSpan pause, int progress, int unknownAnswers, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             update generations
                set progress = greatest(progress, {progress}), unknown_answers = {unknownAnswers},
                    next_attempt_at = now() + {pause}, lease_token = null, leased_until = null
              where id = {job.Id} and lease_token = {job.LeaseToken}
             """,
            cancellationToken);
}
