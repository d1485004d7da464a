using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks;

/// <summary>What an event's body is: the kind, the moment, and what it is about, as the API itself would show it.</summary>
public sealed record WebhookEventResponse<TData>(string Type, DateTimeOffset Timestamp, [property: Required] TData Data);

/// <summary>
/// Where features write their events: in the transaction of what happened, so that either both are kept or neither. One statement, which
/// writes nothing for a customer without endpoints.
/// </summary>
internal sealed class WebhookOutbox(AppDbContext db, IOptions<JsonOptions> json, TimeProvider time)
{
    /// <param name="userId">Whose endpoints are told.</param>
    /// <param name="type">One of <see cref="WebhookEvents"/>.</param>
    /// <param name="data">What the event is about.</param>
    /// <exception cref="InvalidOperationException">No transaction is open: the event could be without its cause.</exception>
    public Task<int> WriteAsync<TData>(Guid userId, string type, TData data, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An event is written in the transaction of what happened; open one on the context first.");
        }

        var now = time.GetUtcNow();

        // Locked first, so that an endpoint that is being deleted is waited for and passed over: the delivery's reference to it must not
        // be what the caller's transaction fails by. Nothing that a change of the endpoint does has to wait for this lock.
        return db.Database.ExecuteSqlAsync(
            $"""
             with listening as materialized (
               select e.id, e.user_id, e.state, e.failing_since from webhook_endpoints e
                where e.user_id = {userId} and (e.events = array[]::text[] or {type} = any (e.events))
                order by e.id
                  for key share)
             insert into webhook_deliveries
                 (id, endpoint_id, user_id, event_id, event_type, payload, state, attempts, tries, begun_at, due_at, ready, to_failing,
                  created_at)
             select ledger_id({now}), e.id, e.user_id, {NewEventId(now)}, {type}, {PayloadOf(type, now, data)},
                    case e.state when 'active' then 'pending' else 'withheld' end, 0, 0, {now}, now(), e.state = 'active',
                    e.failing_since is not null, {now}
               from listening e
             """,
            cancellationToken);
    }

    /// <summary>A test event to one endpoint, whatever it listens to; nothing to one that is gone or switched off.</summary>
    public async Task<WebhookDelivery?> WriteTestAsync<TData>(Guid userId, Guid endpointId, TData data, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var written = await db.WebhookDeliveries.FromSql(
            $"""
             with endpoint as materialized (
               select e.id, e.user_id, e.failing_since from webhook_endpoints e
                where e.id = {endpointId} and e.user_id = {userId} and e.state = 'active' for key share)
             insert into webhook_deliveries
                 (id, endpoint_id, user_id, event_id, event_type, payload, state, attempts, tries, begun_at, due_at, ready, to_failing,
                  created_at)
             select ledger_id({now}), e.id, e.user_id, {NewEventId(now)}, {WebhookEvents.Test}, {PayloadOf(WebhookEvents.Test, now, data)},
                    'pending', 0, 0, {now}, now(), true, e.failing_since is not null, {now}
               from endpoint e
             returning *
             """).AsNoTracking().ToListAsync(cancellationToken);
        return written.SingleOrDefault();
    }

    private static string NewEventId(DateTimeOffset now) => $"msg_{Guid.CreateVersion7(now):N}";

    private string PayloadOf<TData>(string type, DateTimeOffset now, TData data) =>
        JsonSerializer.Serialize(new WebhookEventResponse<TData>(type, now, data), json.Value.SerializerOptions);
}
