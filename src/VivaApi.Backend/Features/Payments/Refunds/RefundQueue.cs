using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>
/// Hands out refunds that are not final, one of an order at a time and three seconds apart, as Alipay wants it. By the database's clock.
/// </summary>
internal sealed class RefundQueue(AppDbContext db, IOptions<PaymentOptions> options)
{
    private const int SecondsApart = 3;

    public async Task<List<Refund>> ClaimAsync(CancellationToken cancellationToken)
    {
        // The order's row is locked as well: of two refunds of one order that are both due, one worker gets one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claimed = await db.Refunds.FromSql(
            $"""
             with due as materialized (
                 select r.id, r.order_id, r.next_attempt_at
                   from refunds r join orders o on o.id = r.order_id
                  where r.state in ('found', 'pending') and r.next_attempt_at <= now()
                    and (r.leased_until is null or r.leased_until < now())
                    and (o.refund_asked_at is null or o.refund_asked_at <= now() - make_interval(secs => {SecondsApart}))
                  order by r.next_attempt_at limit {options.Value.RefundBatchSize} for update of o, r skip locked),
             one as (select distinct on (order_id) id, order_id from due order by order_id, next_attempt_at, id),
             spaced as (update orders o set refund_asked_at = now() from one where o.id = one.order_id)
             update refunds r
                set attempts = r.attempts + 1, lease_token = gen_random_uuid(),
                    leased_until = now() + make_interval(secs => {options.Value.LeaseSeconds})
               from one
              where r.id = one.id
             returning r.*
             """).AsNoTracking().ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claimed;
    }

    /// <summary>Committed before the money is asked for: whoever takes it up after a crash asks what became of it first.</summary>
    /// <returns>False when the lease is lost.</returns>
    public async Task<bool> AboutToAskAsync(Refund refund, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"update refunds set must_query = true where id = {refund.Id} and lease_token = {refund.LeaseToken}", cancellationToken) == 1;

    /// <summary>Gives a refund that is not final back to the clock.</summary>
    public Task<int> TryAgainAsync(
        Refund refund, TimeSpan pause, bool mustQuery, string? answer, CancellationToken cancellationToken)
    {
        var shortAnswer = answer?.Cut(RefundTable.MaxAnswerLength);
        return db.Database.ExecuteSqlAsync(
            $"""
             update refunds set next_attempt_at = now() + {pause}, must_query = {mustQuery}, last_answer = {shortAnswer},
                    lease_token = null, leased_until = null
              where id = {refund.Id} and lease_token = {refund.LeaseToken} and state in ('found', 'pending')
             """,
            cancellationToken);
    }
}
