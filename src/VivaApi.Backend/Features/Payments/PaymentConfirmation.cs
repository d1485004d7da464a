using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Alipay's word that a trade was paid.</summary>
internal sealed record PaymentEvidence(string OutTradeNo, string TradeNo, Fen Amount, DateTimeOffset PaidAt);

/// <summary>
/// The one step in which an order becomes paid: the order, the credits, the quota and the event, in the caller's transaction.
/// Repeatable: whatever road the evidence came by, and however often, the order grants once.
/// </summary>
internal sealed class PaymentConfirmation(AppDbContext db, CreditLedger ledger, QuotaBook quotas, WebhookOutbox webhooks, AlertBook alerts)
{
    /// <summary>The alert for money that does not fit an order of ours; its key is the order's number.</summary>
    public const string Mismatch = "payment_mismatch";

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
                    .SetProperty(order => order.PaidAt, evidence.PaidAt.ToUniversalTime())
                    .SetProperty(order => order.NextQueryAt, (DateTimeOffset?)null),
                cancellationToken);

        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(
            candidate => candidate.OutTradeNo == evidence.OutTradeNo, cancellationToken);
        if (order is null)
        {
            await RaiseAsync(evidence, "no order of ours has that number", cancellationToken);
            return (NotificationVerdict.UnknownOrder, null);
        }

        if (confirmed == 0)
        {
            return (await WhyNotAsync(order, evidence, cancellationToken), order.Id);
        }

        KillPoint.Pass("payment: order paid");
        var reference = LedgerReference.OfOrder(order.Id);
        var grant = await ledger.GrantAsync(order.UserId, order.Credits, reference, cancellationToken);
        KillPoint.Pass("payment: credits granted");
        if (grant.AppliedOrThrow(reference))
        {
            await quotas.RaiseAsync(order.UserId, order.Credits, order.IncludesDedicatedKey, cancellationToken);
        }

        Meters.OrdersPaid.Add(1, new KeyValuePair<string, object?>("package", order.PackageCode));
        KillPoint.Pass("payment: quota raised");
        await webhooks.WriteAsync(order.UserId, WebhookEvents.OrderPaid, order.ToEvent(), cancellationToken);
        return (NotificationVerdict.Applied, order.Id);
    }

    private async Task<NotificationVerdict> WhyNotAsync(Order order, PaymentEvidence evidence, CancellationToken cancellationToken)
    {
        if (order.AmountFen != evidence.Amount)
        {
            await RaiseAsync(evidence, $"the order is over {order.AmountFen}", cancellationToken);
            return NotificationVerdict.WrongAmount;
        }

        if (order.TradeNo != evidence.TradeNo)
        {
            await RaiseAsync(evidence, $"the order was paid by trade {order.TradeNo} before", cancellationToken);
            return NotificationVerdict.WrongTrade;
        }

        return NotificationVerdict.NothingToDo;
    }

    private Task RaiseAsync(PaymentEvidence evidence, string reason, CancellationToken cancellationToken) => alerts.RaiseAsync(
        Mismatch,
        evidence.OutTradeNo,
        AlertSeverity.Critical,
        $"Alipay says that trade {evidence.TradeNo} paid {evidence.Amount} for {evidence.OutTradeNo}, but {reason}. Nothing was credited.",
        cancellationToken);
}
