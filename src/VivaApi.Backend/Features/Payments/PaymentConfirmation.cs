using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Alipay's word that a trade was paid.</summary>
internal sealed record PaymentEvidence(string OutTradeNo, string TradeNo, Fen Amount, DateTimeOffset PaidAt);

/// <summary>
/// The one step in which an order becomes paid: the order, the credits and the quota, in the caller's transaction.
/// Repeatable: whatever road the evidence came by, and however often, the order grants once.
/// </summary>
internal sealed class PaymentConfirmation(AppDbContext db, CreditLedger ledger, QuotaBook quotas)
{
    public async Task<(NotificationVerdict Verdict, Guid? OrderId)> ApplyAsync(
        PaymentEvidence evidence, CancellationToken cancellationToken)
    {
        // The compare-and-set decides who confirms: rivals wait for the row and then find it paid. A closed order is paid all the same.
        var confirmed = await db.Orders
            .Where(order => order.OutTradeNo == evidence.OutTradeNo
                && order.AmountFen == evidence.Amount
                && (order.State == OrderState.Pending || order.State == OrderState.Closed))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(order => order.State, OrderState.Paid)
                    .SetProperty(order => order.TradeNo, evidence.TradeNo)
                    .SetProperty(order => order.PaidAt, evidence.PaidAt.ToUniversalTime()),
                cancellationToken);

        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(
            candidate => candidate.OutTradeNo == evidence.OutTradeNo, cancellationToken);
        if (order is null)
        {
            return (NotificationVerdict.UnknownOrder, null);
        }

        if (confirmed == 0)
        {
            return (WhyNot(order, evidence), order.Id);
        }

        var reference = LedgerReference.OfOrder(order.Id);
        var grant = await ledger.GrantAsync(order.UserId, order.Credits, reference, cancellationToken);
        if (grant.AppliedOrThrow(reference))
        {
            await quotas.RaiseAsync(order.UserId, order.Credits, order.IncludesDedicatedKey, cancellationToken);
        }

        return (NotificationVerdict.Applied, order.Id);
    }

    private static NotificationVerdict WhyNot(Order order, PaymentEvidence evidence)
    {
        if (order.AmountFen != evidence.Amount)
        {
            return NotificationVerdict.WrongAmount;
        }

        return order.TradeNo == evidence.TradeNo ? NotificationVerdict.NothingToDo : NotificationVerdict.WrongTrade;
    }
}
