using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>Alipay's word that one refund was made, with its own amount (never the cumulative one).</summary>
internal sealed record RefundEvidence(string OutTradeNo, string OutRequestNo, Fen Amount, DateTimeOffset RefundedAt);

internal enum RefundVerdict
{
    /// <summary>It was booked now.</summary>
    Applied,

    /// <summary>It is booked already.</summary>
    NothingToDo,

    UnknownOrder,

    /// <summary>The order is not paid here: the payment comes first.</summary>
    NotPaid,

    /// <summary>The same number is here with another amount, or more would go back than was paid.</summary>
    WrongAmount,
}

/// <summary>
/// The one step in which a refund becomes final, in the caller's transaction. Repeatable by the refund's number, whatever road the evidence
/// came by: our own call, a notification, a query, the bill.
/// </summary>
internal sealed class RefundConfirmation(
    AppDbContext db, RefundCredits credits, WebhookOutbox webhooks, AlertBook alerts, TimeProvider time)
{
    public const string Mismatch = "refund_mismatch";
    public const string Shortfall = "refund_shortfall";
    private const string BackOfficeReason = "Refunded in Alipay's back office";

    public async Task<(RefundVerdict Verdict, Guid? RefundId)> ApplyAsync(RefundEvidence evidence, CancellationToken cancellationToken)
    {
        var order = await db.Orders.FromSql($"select * from orders where out_trade_no = {evidence.OutTradeNo} for update")
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (order is null)
        {
            return (RefundVerdict.UnknownOrder, null);
        }

        if (order.State is OrderState.Pending or OrderState.Closed)
        {
            return (RefundVerdict.NotPaid, null);
        }

        var refund = await FindAsync(order.Id, evidence.OutRequestNo, cancellationToken);
        var fits = refund is null or { State: RefundState.Found }
            ? order.RefundedFen + evidence.Amount <= order.AmountFen
            : refund.AmountFen == evidence.Amount;
        if (!fits)
        {
            await alerts.RaiseAsync(
                Mismatch,
                evidence.OutTradeNo,
                AlertSeverity.Critical,
                $"Alipay says that refund {evidence.OutRequestNo} gave back {evidence.Amount}, which does not fit what is booked.",
                cancellationToken);
            return (RefundVerdict.WrongAmount, refund?.Id);
        }

        switch (refund)
        {
            case { State: RefundState.Succeeded }:
                return (RefundVerdict.NothingToDo, refund.Id);
            case { State: RefundState.Pending }:
                await SucceedAsync(order, refund, evidence.RefundedAt, cancellationToken);
                return (RefundVerdict.Applied, refund.Id);
            default:
                refund ??= await InsertFoundAsync(order, evidence.OutRequestNo, cancellationToken);
                await BookFoundAsync(order, refund.Id, evidence, cancellationToken);
                return (RefundVerdict.Applied, refund.Id);
        }
    }

    /// <summary>
    /// A notification told of this refund. Ours is thereby done. One that is not known is kept as found: a worker asks for its amount,
    /// because a notification carries only the sum of all refunds.
    /// </summary>
    /// <returns>Whether that was news.</returns>
    public async Task<bool> NoteAsync(Guid orderId, string outRequestNo, DateTimeOffset refundedAt, CancellationToken cancellationToken)
    {
        var order = await LockAsync(orderId, cancellationToken);
        switch (await FindAsync(orderId, outRequestNo, cancellationToken))
        {
            case null:
                await InsertFoundAsync(order, outRequestNo, cancellationToken);
                return true;
            case { State: RefundState.Pending } ours:
                await SucceedAsync(order, ours, refundedAt, cancellationToken);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Alipay refused for good: credits and quota are restored. Does nothing when the refund is final already.</summary>
    public async Task FailAsync(Refund refund, string answer, CancellationToken cancellationToken)
    {
        var order = await LockAsync(refund.OrderId, cancellationToken);
        if (await FinishAsync(refund.Id, refund.State, RefundState.Failed, time.GetUtcNow(), answer, cancellationToken)
            && refund.State == RefundState.Pending)
        {
            await db.Orders.Where(row => row.Id == order.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.RefundingFen, order.RefundingFen - refund.AmountFen)
                    .SetProperty(row => row.RefundCredits, order.RefundCredits - refund.Credits),
                cancellationToken);
            await credits.GiveBackAsync(order.UserId, refund.Id, refund.RevokedCredits, cancellationToken);
        }
    }

    private async Task SucceedAsync(Order order, Refund refund, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var refunded = order.RefundedFen + refund.AmountFen;
        if (await FinishAsync(refund.Id, RefundState.Pending, RefundState.Succeeded, at, refund.LastAnswer, cancellationToken))
        {
            await db.Orders.Where(row => row.Id == order.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.RefundingFen, order.RefundingFen - refund.AmountFen)
                    .SetProperty(row => row.RefundedFen, refunded)
                    .SetProperty(row => row.State, RefundRule.StateAfter(order, refunded)),
                cancellationToken);
            await TellAsync(order, refunded, refund.Id, refund.AmountFen, refund.RevokedCredits, cancellationToken);
        }
    }

    private async Task BookFoundAsync(Order order, Guid refundId, RefundEvidence evidence, CancellationToken cancellationToken)
    {
        var due = RefundRule.CreditsFor(order, evidence.Amount);
        var refunded = order.RefundedFen + evidence.Amount;
        await db.Orders.Where(row => row.Id == order.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.RefundedFen, refunded)
                .SetProperty(row => row.RefundCredits, order.RefundCredits + due)
                .SetProperty(row => row.State, RefundRule.StateAfter(order, refunded)),
            cancellationToken);
        var taken = await credits.TakeWhatIsThereAsync(order.UserId, refundId, due, cancellationToken);
        await db.Refunds.Where(row => row.Id == refundId).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.AmountFen, evidence.Amount)
                .SetProperty(row => row.Credits, due)
                .SetProperty(row => row.RevokedCredits, taken),
            cancellationToken);
        await FinishAsync(refundId, RefundState.Found, RefundState.Succeeded, evidence.RefundedAt, null, cancellationToken);
        await TellAsync(order, refunded, refundId, evidence.Amount, taken, cancellationToken);
        if (taken < due)
        {
            await alerts.RaiseAsync(
                Shortfall,
                refundId.ToString(),
                AlertSeverity.Critical,
                $"{evidence.Amount} of {evidence.OutTradeNo} went back at Alipay, but {due - taken} of its {due} credits are spent.",
                cancellationToken);
        }
    }

    private Task<int> TellAsync(
        Order order, Fen refunded, Guid refundId, Fen amount, CreditAmount revoked, CancellationToken cancellationToken) =>
        webhooks.WriteAsync(
            order.UserId,
            WebhookEvents.OrderRefunded,
            order.ToEvent(RefundRule.StateAfter(order, refunded), refunded, refundId, amount, revoked),
            cancellationToken);

    private async Task<bool> FinishAsync(
        Guid id, RefundState from, RefundState to, DateTimeOffset at, string? answer, CancellationToken cancellationToken) =>
        await db.Refunds.Where(row => row.Id == id && row.State == from).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, to)
                .SetProperty(row => row.FinishedAt, at.ToUniversalTime())
                .SetProperty(row => row.LastAnswer, answer)
                .SetProperty(row => row.LeaseToken, (Guid?)null)
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
            cancellationToken) == 1;

    private async Task<Refund> InsertFoundAsync(Order order, string outRequestNo, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = new Refund
        {
            Id = Guid.CreateVersion7(now),
            OrderId = order.Id,
            UserId = order.UserId,
            OutRequestNo = outRequestNo,
            State = RefundState.Found,
            Source = RefundSource.BackOffice,
            Reason = BackOfficeReason,
            MustQuery = true,
            CreatedAt = now,
        };
        db.Refunds.Add(found);
        await db.SaveChangesAsync(cancellationToken);
        db.Entry(found).State = EntityState.Detached;
        return found;
    }

    private Task<Order> LockAsync(Guid orderId, CancellationToken cancellationToken) =>
        db.Orders.FromSql($"select * from orders where id = {orderId} for update").AsNoTracking().SingleAsync(cancellationToken);

    private Task<Refund?> FindAsync(Guid orderId, string outRequestNo, CancellationToken cancellationToken) =>
        db.Refunds.AsNoTracking().SingleOrDefaultAsync(
            row => row.OrderId == orderId && row.OutRequestNo == outRequestNo && row.State != RefundState.Failed, cancellationToken);
}
