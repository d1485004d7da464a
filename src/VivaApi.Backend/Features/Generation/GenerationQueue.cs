using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

/// <summary>
/// Hands jobs to workers, one worker a job: <c>FOR UPDATE SKIP LOCKED</c> and a lease by the database's clock. Each claim is one
/// statement that commits by itself, so a job is <c>submitting</c> in the database before anything is sent. What may be claimed for
/// a submit (bounds, fairness, circuits) is in <c>generations_line_up</c> and <c>generations_claim</c>.
/// </summary>
internal sealed class GenerationQueue(AppDbContext db, IOptions<GenerationOptions> options, TimeProvider time)
{
    /// <summary>
    /// Customers with waiting jobs that are looked at before a claim; the next claim looks at the next. All of them have had their turn
    /// after as many claims as there are hundreds of them.
    /// </summary>
    private const int CustomersATurn = 100;

    /// <summary>Queued jobs whose time has come, now <c>submitting</c> and leased.</summary>
    public async Task<List<GenerationJob>> ClaimForSubmitAsync(int most, CancellationToken cancellationToken)
    {
        var bounds = options.Value;
        await db.Database.ExecuteSqlAsync($"select generations_line_up({bounds.MaxOpenPerCustomer}, {CustomersATurn})", cancellationToken);
        return await db.Generations.FromSql(
            $"""
             select * from generations_claim(
               {most}, {bounds.MaxAtWork}, make_interval(secs => {bounds.LeaseSeconds}), {time.GetUtcNow()})
             """).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Jobs that VivaAPI knows and that are due for a look, leased; also written-off ones that are still looked for.</summary>
    public Task<List<GenerationJob>> ClaimForPollAsync(int most, CancellationToken cancellationToken) =>
        db.Generations.FromSql(
            $"""
             update generations as g
                set lease_token = gen_random_uuid(), leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds})
              where g.id in (
                    select id from generations
                     where (state in ('running', 'in_doubt') or watch_until is not null) and (task_id is not null or source_url is not null)
                       and next_attempt_at <= now() and (leased_until is null or leased_until < now())
                     order by next_attempt_at limit {most} for update skip locked)
             returning g.*
             """).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>Jobs of which nobody knows whether VivaAPI has them, due for a search, leased.</summary>
    public Task<List<GenerationJob>> ClaimForSearchAsync(CancellationToken cancellationToken) =>
        db.Generations.FromSql(
            $"""
             update generations as g
                set lease_token = gen_random_uuid(), leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds})
              where g.id in (
                    select id from generations
                     where (state in ('running', 'in_doubt') or watch_until is not null) and task_id is null and source_url is null
                       and next_attempt_at <= now() and (leased_until is null or leased_until < now())
                     order by next_attempt_at limit {options.Value.SearchBatchSize} for update skip locked)
             returning g.*
             """).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>
    /// Jobs whose worker vanished between "about to send" and "sent": nobody knows, so they are in doubt. Returns how many.
    /// </summary>
    public Task<int> DoubtAbandonedSubmitsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             update generations as g
                set state = 'in_doubt', doubtful_since = {now}, next_attempt_at = now(), lease_token = null, leased_until = null
              where g.id in (
                    select id from generations where state = 'submitting' and leased_until < now()
                     order by leased_until limit {options.Value.BatchSize} for update skip locked)
             """,
            cancellationToken);
}
