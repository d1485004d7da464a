using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// Decides a kept notification: one transaction, no network call, and repeatable, from the stored bytes as well as from the request.
/// </summary>
internal sealed partial class NotificationDecision(
    AppDbContext db,
    IOptions<AlipayOptions> ours,
    PaymentConfirmation payments,
    RefundConfirmation refunds,
    AlertBook alerts,
    TimeProvider time,
    ILogger<NotificationDecision> log)
{
    /// <param name="id">The kept row.</param>
    /// <param name="notification">What its body says, its signature verified.</param>
    /// <param name="cancellationToken">Cancels before the commit; the row stays undecided then.</param>
    public async Task<NotificationVerdict> DecideAsync(Guid id, AlipayNotification notification, CancellationToken cancellationToken)
    {
        using var trace = Traces.Start("notification decide");
        trace?.SetTag("viva.notification_id", id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (verdict, orderId) = await ApplyAsync(notification, cancellationToken);
        await db.PaymentNotifications
            .Where(row => row.Id == id && row.Verdict == NotificationVerdict.Undecided)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Verdict, verdict)
                    .SetProperty(row => row.OrderId, orderId)
                    .SetProperty(row => row.DecidedAt, time.GetUtcNow()),
                cancellationToken);
        KillPoint.Pass("payment: notification decided");
        await transaction.CommitAsync(cancellationToken);
        KillPoint.Pass("payment: committed");
        trace?.SetTag("viva.verdict", EnumText.Of(verdict));
        Meters.NotificationsDecided.Add(1, new KeyValuePair<string, object?>("verdict", EnumText.Of(verdict)));
        Tell(verdict, notification);
        return verdict;
    }

    private async Task<(NotificationVerdict Verdict, Guid? OrderId)> ApplyAsync(
        AlipayNotification notification, CancellationToken cancellationToken)
    {
        if (NotificationCheck.WhyNotMoney(notification, ours.Value) is { } reason)
        {
            if (reason is NotificationVerdict.WrongApp or NotificationVerdict.WrongSeller)
            {
                await alerts.RaiseAsync(
                    "notification_not_ours",
                    notification.OutTradeNo ?? "?",
                    AlertSeverity.Critical,
                    $"A genuine notification names app {notification.AppId} and seller {notification.SellerId}: not ours.",
                    cancellationToken);
            }

            return (reason, null);
        }

        var evidence = new PaymentEvidence(
            notification.OutTradeNo!, notification.TradeNo!, notification.TotalAmount!.Value, notification.GmtPayment ?? time.GetUtcNow());
        var (verdict, orderId) = await payments.ApplyAsync(evidence, cancellationToken);
        if (verdict is not (NotificationVerdict.Applied or NotificationVerdict.NothingToDo) || !NotificationCheck.IsRefund(notification))
        {
            return (verdict, orderId);
        }

        // The refunded sum is cumulative: it does not tell how much this one refund was. Its number does, here or at Alipay.
        var refundNo = notification.OutBizNo ?? notification.OutTradeNo!;
        var news = await refunds.NoteAsync(orderId!.Value, refundNo, notification.GmtRefund ?? time.GetUtcNow(), cancellationToken);
        return (news ? NotificationVerdict.Applied : verdict, orderId);
    }

    private void Tell(NotificationVerdict verdict, AlipayNotification notification)
    {
        switch (verdict)
        {
            case NotificationVerdict.Applied:
                Log.Applied(log, notification.OutTradeNo!);
                break;
            case NotificationVerdict.NothingToDo:
                break;
            default:
                Log.Refused(log, verdict, notification.OutTradeNo);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 200, Level = LogLevel.Information, Message = "A notification moved order {OutTradeNo} on")]
        public static partial void Applied(ILogger logger, string outTradeNo);

        [LoggerMessage(
            EventId = 201, Level = LogLevel.Warning, Message = "A notification was refused as {Verdict} (order number {OutTradeNo})")]
        public static partial void Refused(ILogger logger, NotificationVerdict verdict, string? outTradeNo);
    }
}
