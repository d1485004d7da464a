using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>How many deliveries may be taken, and how many of them to endpoints that do nothing but fail.</summary>
internal readonly record struct WebhookRoom(int Places, int ForFailing);

/// <summary>After which customer each line goes on, so that all have their turn.</summary>
internal readonly record struct WebhookTurn(Guid After, Guid AfterFailing);

/// <summary>Hands deliveries to workers, one worker a delivery, by leases in the database and its clock.</summary>
internal sealed class WebhookQueue(AppDbContext db, IOptions<WebhookOptions> options)
{
    private const int BatchSize = 1_000;

    /// <summary>Customers that a line is walked along beyond those that can be taken from, for rows that stand in the wrong line.</summary>
    private const int FurtherSteps = 64;

    private static readonly Guid End = Guid.AllBitsSet;

    /// <summary>
    /// Makes ready what is due again: after its pause, or after the lease of a worker that vanished. It may have arrived then, and says so
    /// by its id.
    /// </summary>
    public Task<int> MakeReadyAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         update webhook_deliveries d
            set ready = true, lease_token = null, leased_until = null,
                to_failing = exists (select from webhook_endpoints e where e.id = d.endpoint_id and e.failing_since is not null)
          where d.id = any (array(
                select w.id from webhook_deliveries w
                 where w.state = 'pending' and not w.ready and w.due_at <= now() and (w.leased_until is null or w.leased_until < now())
                 order by w.due_at limit {BatchSize} for update skip locked))
         """,
        cancellationToken);

    /// <summary>
    /// Leases what is ready: of each endpoint and each customer only so many, first for customers who have the fewest under way, and among
    /// them in turn. The lines are walked from customer to customer by an index, so the price does not grow with what somebody has waiting,
    /// nor with how many customers wait: it ends when it has met as many as there are places, and those who have some under way already.
    /// What is ready is looked at for its time and its lease all the same: a copy of the release before, which runs on during an upgrade,
    /// takes it and puts it off without saying that it is not ready any more.
    /// </summary>
    public async Task<List<WebhookDelivery>> ClaimAsync(WebhookRoom room, WebhookTurn turn, CancellationToken cancellationToken)
    {
        var bounds = options.Value;
        var (perEndpoint, perCustomer, perFailing) =
            (bounds.MaxAtOncePerEndpoint, bounds.MaxAtOncePerCustomer, bounds.PartForFailing(bounds.MaxAtOncePerCustomer));
        return await db.WebhookDeliveries.FromSql(
            $"""
             with recursive busy as materialized (
               select w.user_id, w.endpoint_id, w.to_failing, count(*) as n
                 from webhook_deliveries w where w.state = 'pending' and w.leased_until >= now()
                group by w.user_id, w.endpoint_id, w.to_failing),
             busy_endpoint as materialized (select endpoint_id, sum(n) as n from busy group by endpoint_id),
             busy_customer as materialized (
               select user_id, sum(n) as n, coalesce(sum(n) filter (where to_failing), 0) as failing from busy group by user_id),
             walk as (
               select line.failing, line.part, line.upto, 1 as step,
                      (select r.user_id from webhook_deliveries r
                        where r.state = 'pending' and r.ready and r.to_failing = line.failing and r.user_id > line.after
                        order by r.user_id limit 1) as user_id
                 from (values (false, 1, {turn.After}, {End}), (false, 2, {Guid.Empty}, {turn.After}),
                              (true, 1, {turn.AfterFailing}, {End}), (true, 2, {Guid.Empty}, {turn.AfterFailing}))
                      as line(failing, part, after, upto)
                where {room.ForFailing} > 0 or not line.failing
               union all
               select w.failing, w.part, w.upto, w.step + 1,
                      (select r.user_id from webhook_deliveries r
                        where r.state = 'pending' and r.ready and r.to_failing = w.failing and r.user_id > w.user_id
                        order by r.user_id limit 1)
                 from walk w
                where w.user_id <= w.upto and w.step < {room.Places + FurtherSteps} + (select count(*) from busy_customer)),
             met as (
               select w.failing as line, w.user_id, row_number() over (partition by w.failing order by w.part, w.step) as place,
                      coalesce(b.n, 0) as busy, coalesce(b.failing, 0) as failing_busy
                 from walk w left join busy_customer b on b.user_id = w.user_id
                where w.user_id <= w.upto and coalesce(b.n, 0) < {perCustomer}),
             waiting as (
               select own.id, e.id as endpoint_id, e.failing_since is not null as failing, m.user_id, m.place, m.busy, m.failing_busy,
                      own.due_at, coalesce(b.n, 0) + row_number() over (partition by e.id order by own.due_at, own.id) as of_endpoint
                 from met m
                 join webhook_endpoints e on e.user_id = m.user_id and e.state = 'active'
                 left join busy_endpoint b on b.endpoint_id = e.id
                cross join lateral (
                      select r.id, r.due_at from webhook_deliveries r
                       where r.state = 'pending' and r.ready and r.to_failing = m.line and r.user_id = m.user_id and r.endpoint_id = e.id
                         and r.due_at <= now() and (r.leased_until is null or r.leased_until < now())
                       order by r.due_at limit greatest(0, {perEndpoint} - coalesce(b.n, 0))) as own),
             in_turn as (
               select w.*, w.busy + row_number() over (
                             partition by w.user_id order by w.failing, w.of_endpoint, w.due_at, w.id) as of_customer,
                      w.failing_busy + row_number() over (
                             partition by w.user_id, w.failing order by w.of_endpoint, w.due_at, w.id) as of_failing
                 from waiting w where w.of_endpoint <= {perEndpoint}),
             allowed as (
               select t.*, row_number() over (partition by t.failing order by t.of_customer, t.place) as rank
                 from in_turn t
                where t.of_customer <= {perCustomer} and (not t.failing or t.of_failing <= {perFailing})),
             taken as materialized (
               select a.id, a.failing from allowed a where not a.failing or a.rank <= {room.ForFailing}
                order by a.of_customer, a.failing, a.place limit {room.Places}),
             mine as materialized (
               select d.id, t.failing from taken t join webhook_deliveries d on d.id = t.id
                where d.state = 'pending' and d.ready and d.due_at <= now() and (d.leased_until is null or d.leased_until < now())
                  for update of d skip locked)
             update webhook_deliveries as d
                set ready = false, to_failing = mine.failing, attempts = d.attempts + 1, tries = d.tries + 1,
                    lease_token = gen_random_uuid(), leased_until = now() + make_interval(secs => {bounds.LeaseSeconds})
               from mine where d.id = mine.id
             returning d.*
             """).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Puts what an endpoint has ready into the line where it belongs, a bounded batch of it: with each try, some more. What stands in the
    /// wrong one is taken all the same, only less cheaply found.
    /// </summary>
    public Task<int> LineUpAsync(WebhookDelivery delivery, bool failing, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             update webhook_deliveries set to_failing = {failing}
              where id = any (array(
                    select r.id from webhook_deliveries r
                     where r.state = 'pending' and r.ready and r.to_failing = {!failing} and r.user_id = {delivery.UserId}
                       and r.endpoint_id = {delivery.EndpointId}
                     order by r.due_at limit {BatchSize} for update skip locked))
             """,
            cancellationToken);
}
