using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Refunds;

/// <summary>
/// Accepts an operator's refund, in the caller's transaction: the credits go first, the money is asked back afterwards by a worker.
/// </summary>
internal sealed class RefundDesk(
    AppDbContext db, RefundCredits credits, AuditLog audit, IOptions<AlipayOptions> alipay, TimeProvider time)
{
    public async Task<IResult> AcceptAsync(
        Guid orderId, Guid operatorId, RefundOrderRequest request, CancellationToken cancellationToken)
    {
        // Two operators at once: the second waits here and then sees what the first has taken.
        var order = await db.Orders.FromSql($"select * from orders where id = {orderId} for update")
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (order is null)
        {
            return StandardProblems.NotFound.Because("No order has this id.");
        }

        var unspent = await credits.UnspentAsync(order.UserId, cancellationToken);
        var refundable = RefundRule.Refundable(order, unspent);
        var amount = request.AmountFen is { } fen ? new Fen(fen) : RefundRule.Left(order);
        if (amount == Fen.Zero || amount > refundable)
        {
            return Refuse(order, amount, refundable, unspent);
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var due = RefundRule.CreditsFor(order, amount);
        if (!await credits.TryTakeAsync(order.UserId, id, due, cancellationToken))
        {
            return Refuse(order, amount, refundable, unspent);
        }

        var refund = new Refund
        {
            Id = id,
            OrderId = order.Id,
            UserId = order.UserId,
            OutRequestNo = $"{alipay.Value.OutTradeNoPrefix}R{id:N}",
            State = RefundState.Pending,
            Source = RefundSource.Operator,
            AmountFen = amount,
            Credits = due,
            RevokedCredits = due,
            Reason = request.Reason,
            RequestedBy = operatorId,
            CreatedAt = now,
        };
        db.Refunds.Add(refund);
        await db.SaveChangesAsync(cancellationToken);
        await db.Orders.Where(row => row.Id == order.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.RefundingFen, order.RefundingFen + amount)
                .SetProperty(row => row.RefundCredits, order.RefundCredits + due),
            cancellationToken);
        await audit.WriteAsync(
            "order", order.Id.ToString(), Standing(order), Standing(order) with
            {
                RefundingFen = (order.RefundingFen + amount).Value,
                RefundCredits = (order.RefundCredits + due).Value,
                Refund = refund.ToResponse(),
            },
            cancellationToken);
        return TypedResults.Accepted($"/api/v1/admin/orders/{order.Id}/refunds", refund.ToResponse());
    }

    private static OrderStanding Standing(Order order) =>
        new(order.State, order.RefundedFen.Value, order.RefundingFen.Value, order.RefundCredits.Value, null);

    private static ProblemHttpResult Refuse(Order order, Fen amount, Fen refundable, CreditAmount unspent) =>
        PaymentProblems.NotRefundable.Because(
            $"{amount} was asked for; {refundable} can go back, because {unspent} credits are unspent and the order is {order.State}.",
            ("refundableFen", refundable.Value),
            ("unspentCredits", unspent.Value),
            ("state", EnumText.Of(order.State)));

    private sealed record OrderStanding(
        OrderState State, long RefundedFen, long RefundingFen, long RefundCredits, RefundResponse? Refund);
}
