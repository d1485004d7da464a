using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// Takes notifications in. First the bytes are kept, committed by themselves: whatever happens next, the evidence is not lost. Then the
/// repeatable <see cref="NotificationDecision"/> acts on it; what a fault leaves undecided, <see cref="DecideNotifications"/> finishes.
/// Of one notification so many deliveries are kept; one more is decided all the same, and is answered as they were.
/// </summary>
internal sealed partial class NotificationInbox(
    AppDbContext db,
    AlipayNotifications alipay,
    NotificationDecision decision,
    ForgeryAllowance forgeries,
    IOptions<PaymentOptions> options,
    TimeProvider time,
    ILogger<NotificationInbox> log)
{
    public async Task<NotificationVerdict> ReceiveAsync(byte[] body, CancellationToken cancellationToken)
    {
        var outcome = alipay.Read(body);
        KillPoint.Pass("payment: notification read");
        if (outcome is AlipayNotificationOutcome.Genuine { Notification: var notification })
        {
            var id = await KeepAsync(body, notification, NotificationVerdict.Undecided, cancellationToken);
            return await decision.DecideAsync(id, notification, cancellationToken);
        }

        var verdict = outcome is AlipayNotificationOutcome.Malformed ? NotificationVerdict.Malformed : NotificationVerdict.BadSignature;
        Log.NotGenuine(log, verdict);
        if (forgeries.TryTake())
        {
            await KeepAsync(body, null, verdict, cancellationToken);
        }

        return verdict;
    }

    // Deliveries that come at the same moment do not see each other: a few more than the bound may be kept, and never many.
    private async Task<Guid> KeepAsync(
        byte[] body, AlipayNotification? notification, NotificationVerdict verdict, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var decidedAt = verdict == NotificationVerdict.Undecided ? (DateTimeOffset?)null : now;
        var (notifyId, outTradeNo) = (Short(notification?.NotifyId, 128), Short(notification?.OutTradeNo, 64));
        var (tradeNo, status) = (Short(notification?.TradeNo, 64), Short(notification?.Fields.GetValueOrDefault("trade_status"), 32));
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into payment_notifications (
                    id, received_at, verdict, decided_at, notify_id, out_trade_no, trade_no, trade_status, trace_context, body)
             select {id}, {now}, {EnumText.Of(verdict)}, {decidedAt}, {notifyId}, {outTradeNo}, {tradeNo}, {status},
                    {Traces.Context}, {body}
              where (select count(*) from (
                        select from payment_notifications
                         where out_trade_no = {outTradeNo} and notify_id = {notifyId} limit {options.Value.DeliveriesKept}) as kept)
                    < {options.Value.DeliveriesKept}
             """,
            cancellationToken);
        KillPoint.Pass("payment: notification kept");
        return id;
    }

    private static string? Short(string? text, int length) => text is null || text.Length <= length ? text : text[..length];

    private static partial class Log
    {
        [LoggerMessage(EventId = 230, Level = LogLevel.Warning, Message = "Something that is no notification of Alipay's came: {Verdict}")]
        public static partial void NotGenuine(ILogger logger, NotificationVerdict verdict);
    }
}
