using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// Takes a notification in: verified, checked, applied and stored with its verdict, in one transaction without any network call.
/// </summary>
internal sealed partial class NotificationInbox(
    AppDbContext db,
    AlipayNotifications alipay,
    IOptions<AlipayOptions> ours,
    PaymentConfirmation confirmation,
    TimeProvider time,
    ILogger<NotificationInbox> log)
{
    public async Task<NotificationVerdict> ReceiveAsync(byte[] body, CancellationToken cancellationToken)
    {
        var outcome = alipay.Read(body);
        var notification = (outcome as AlipayNotificationOutcome.Genuine)?.Notification;
        KillPoint.Pass("payment: notification read");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (verdict, orderId) = await DecideAsync(outcome, cancellationToken);
        db.PaymentNotifications.Add(new PaymentNotification
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            ReceivedAt = time.GetUtcNow(),
            Verdict = verdict,
            OrderId = orderId,
            NotifyId = Short(notification?.NotifyId, 128),
            OutTradeNo = Short(notification?.OutTradeNo, 64),
            TradeNo = Short(notification?.TradeNo, 64),
            TradeStatus = Short(notification?.Fields.GetValueOrDefault("trade_status"), 32),
            Body = body,
        });
        await db.SaveChangesAsync(cancellationToken);
        KillPoint.Pass("payment: notification stored");
        await transaction.CommitAsync(cancellationToken);
        KillPoint.Pass("payment: committed");
        Tell(verdict, notification);
        return verdict;
    }

    private async Task<(NotificationVerdict Verdict, Guid? OrderId)> DecideAsync(
        AlipayNotificationOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is not AlipayNotificationOutcome.Genuine { Notification: var notification })
        {
            return (
                outcome is AlipayNotificationOutcome.Malformed ? NotificationVerdict.Malformed : NotificationVerdict.BadSignature, null);
        }

        if (NotificationCheck.WhyNotPayment(notification, ours.Value) is { } reason)
        {
            return (reason, null);
        }

        var evidence = new PaymentEvidence(
            notification.OutTradeNo!, notification.TradeNo!, notification.TotalAmount!.Value, notification.GmtPayment ?? time.GetUtcNow());
        return await confirmation.ApplyAsync(evidence, cancellationToken);
    }

    private void Tell(NotificationVerdict verdict, AlipayNotification? notification)
    {
        switch (verdict)
        {
            case NotificationVerdict.Applied:
                Log.Paid(log, notification!.OutTradeNo!);
                break;
            case NotificationVerdict.NothingToDo:
                break;
            default:
                Log.Refused(log, verdict, notification?.OutTradeNo);
                break;
        }
    }

    private static string? Short(string? text, int length) => text is null || text.Length <= length ? text : text[..length];

    private static partial class Log
    {
        [LoggerMessage(EventId = 200, Level = LogLevel.Information, Message = "Order {OutTradeNo} is paid")]
        public static partial void Paid(ILogger logger, string outTradeNo);

        [LoggerMessage(
            EventId = 201, Level = LogLevel.Warning, Message = "A notification was refused as {Verdict} (order number {OutTradeNo})")]
        public static partial void Refused(ILogger logger, NotificationVerdict verdict, string? outTradeNo);
    }
}
