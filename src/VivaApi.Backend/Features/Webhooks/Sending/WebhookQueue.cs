using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>Hands deliveries to workers, one worker a delivery, by leases in the database and its clock.</summary>
internal sealed class WebhookQueue(AppDbContext db, IOptions<WebhookOptions> options)
{
    /// <summary>
    /// Deliveries that are due, those that wait longest first and of each endpoint only so many, leased. A delivery whose worker vanished
    /// comes again when its lease is over: it may have arrived, and says so by its id.
    /// </summary>
    public Task<List<WebhookDelivery>> ClaimAsync(int most, CancellationToken cancellationToken) => db.WebhookDeliveries.FromSql(
        $"""
         update webhook_deliveries as d
            set lease_token = gen_random_uuid(), leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds}),
                attempts = d.attempts + 1, tries = d.tries + 1
          where d.id in (
                select own.id
                  from (select w.endpoint_id, min(w.due_at) as since
                          from webhook_deliveries w
                         where w.state = 'pending' and w.due_at <= now()
                         group by w.endpoint_id) as waiting
                  join webhook_endpoints e on e.id = waiting.endpoint_id and e.state = 'active'
                 cross join lateral (
                       select p.id
                         from webhook_deliveries p
                        where p.endpoint_id = e.id and p.state = 'pending' and p.due_at <= now()
                          and (p.leased_until is null or p.leased_until < now())
                        order by p.due_at
                        limit greatest(0, {options.Value.MaxAtOncePerEndpoint} - (
                              select count(*) from webhook_deliveries l
                               where l.endpoint_id = e.id and l.state = 'pending' and l.leased_until >= now()))
                          for update skip locked) as own
                 order by waiting.since
                 limit {most})
         returning d.*
         """).AsNoTracking().ToListAsync(cancellationToken);
}
