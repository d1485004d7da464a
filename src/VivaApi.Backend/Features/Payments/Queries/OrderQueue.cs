using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Queries;

/// <summary>
/// Hands out the orders about which Alipay is to be asked, each to one worker at a time: the appointment itself is moved by the lease, so
/// a worker that vanishes is followed by another. By the database's clock; each claim commits by itself.
/// </summary>
internal sealed class OrderQueue(AppDbContext db, IOptions<PaymentOptions> options)
{
    /// <summary>Orders whose time has come, the longest due first.</summary>
    public Task<List<Order>> ClaimDueAsync(CancellationToken cancellationToken) =>
        db.Orders.FromSql(
            $"""
             update orders as o
                set next_query_at = now() + make_interval(secs => {options.Value.LeaseSeconds}), last_queried_at = now(),
                    query_attempts = o.query_attempts + 1
              where o.id in (
                    select id from orders where next_query_at <= now()
                     order by next_query_at limit {options.Value.QueryBatchSize} for update skip locked)
             returning o.*
             """).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>
    /// One order for a customer who is waiting for it; null when it was asked about a moment ago or there is nothing to ask. From now on it
    /// is asked about at the attentive pace again. A look may bring the worker's question forward and never puts it off: whoever looks
    /// and hangs up, again and again, would keep the worker from ever asking. Should both ask at once, the booking is done once.
    /// </summary>
    public async Task<Order?> TryLookAsync(Guid orderId, CancellationToken cancellationToken) =>
        (await db.Orders.FromSql(
            $"""
             update orders as o
                set next_query_at = least(o.next_query_at, now() + {QuerySchedule.PauseAfter(1, options.Value)}),
                    last_queried_at = now(), query_attempts = 1
              where o.id = {orderId} and o.next_query_at is not null
                and (o.last_queried_at is null or o.last_queried_at <= now() - make_interval(secs => {options.Value.QueryOnLookSeconds}))
             returning o.*
             """).AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>Makes an order due now, unless it was asked about a moment ago.</summary>
    /// <returns>Whether there is something to wake the worker for.</returns>
    public async Task<bool> BringForwardAsync(string outTradeNo, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
             update orders set next_query_at = now(), query_attempts = 0
              where out_trade_no = {outTradeNo} and next_query_at > now()
                and (last_queried_at is null or last_queried_at <= now() - make_interval(secs => {options.Value.QueryOnLookSeconds}))
             """,
            cancellationToken) > 0;

    /// <summary>Gives an order that is still open back to the clock.</summary>
    public Task<int> AskAgainAsync(Order order, TimeSpan pause, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"update orders set next_query_at = now() + {pause} where id = {order.Id} and next_query_at is not null", cancellationToken);

    /// <summary>A payer is at Alipay's cashier: the attentive pace begins anew, once.</summary>
    public Task<int> SawPayerAsync(Order order, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"update orders set payer_seen = true, query_attempts = 0 where id = {order.Id} and not payer_seen", cancellationToken);

    /// <summary>Nothing is left to ask about a closed order.</summary>
    public Task<int> ForgetAsync(Order order, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"update orders set next_query_at = null where id = {order.Id} and state = 'closed'", cancellationToken);
}
