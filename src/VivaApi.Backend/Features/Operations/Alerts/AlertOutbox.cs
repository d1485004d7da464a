using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>
/// Hands out messages that wait to be sent, critical ones first, each to one copy of the service at a time, by the database's clock. That
/// an alert is over is not told where it is still to be told that it began.
/// </summary>
internal sealed class AlertOutbox(AppDbContext db, IOptions<AlertOptions> options, TimeProvider time)
{
    private const int FirstPauseSeconds = 5;

    public Task<List<AlertMessage>> ClaimAsync(CancellationToken cancellationToken) => db.Set<AlertMessage>().FromSql(
        $"""
         update alert_messages m
            set attempts = m.attempts + 1, lease_token = gen_random_uuid(),
                leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds})
          where m.id in (
                select w.id from alert_messages w
                 where w.state = 'pending' and w.next_attempt_at <= now() and (w.leased_until is null or w.leased_until < now())
                   and not (w.event = 'recovered' and exists (
                            select from alert_messages r
                             where r.alert_id = w.alert_id and r.event = 'raised' and r.state = 'pending'
                               and r.channel = w.channel and r.address is not distinct from w.address))
                 order by w.severity, w.next_attempt_at limit {options.Value.BatchSize} for update skip locked)
         returning m.*
         """).AsNoTracking().ToListAsync(cancellationToken);

    public Task SentAsync(AlertMessage message) => db.Database.ExecuteSqlAsync(
        $"""
         update alert_messages set state = 'sent', sent_at = {time.GetUtcNow()}, lease_token = null, leased_until = null
          where id = {message.Id} and state = 'pending'
         """);

    /// <summary>Tries again after a pause that doubles, or gives up.</summary>
    /// <returns>Whether it was given up.</returns>
    public async Task<bool> FailedAsync(AlertMessage message, string reason, bool forGood)
    {
        var giveUp = forGood || message.Attempts >= options.Value.MaxAttempts;
        var pause = Math.Min(options.Value.MaxPauseSeconds, FirstPauseSeconds * Math.Pow(2, Math.Min(message.Attempts - 1, 20)));
        var problem = reason.Length <= AlertTable.MaxProblemLength ? reason : reason[..AlertTable.MaxProblemLength];
        await db.Database.ExecuteSqlAsync(
            $"""
             update alert_messages
                set state = {(giveUp ? "given_up" : "pending")}, last_problem = {problem},
                    next_attempt_at = now() + make_interval(secs => {(giveUp ? 0 : pause)}), lease_token = null, leased_until = null
              where id = {message.Id} and lease_token = {message.LeaseToken} and state = 'pending'
             """);
        return giveUp;
    }
}
