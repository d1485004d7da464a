using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;
using VivaApi.Backend.Platform;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// Takes notifications in. First the bytes are kept, committed by themselves: whatever happens next, the evidence is not lost. Then the
/// repeatable <see cref="NotificationDecision"/> acts on it; what a fault leaves undecided, <see cref="DecideNotifications"/> finishes.
/// </summary>
internal sealed partial class NotificationInbox(
    AppDbContext db,
    AlipayNotifications alipay,
    NotificationDecision decision,
    ForgeryAllowance forgeries,
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

    private async Task<Guid> KeepAsync(
        byte[] body, AlipayNotification? notification, NotificationVerdict verdict, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var kept = new PaymentNotification
        {
            Id = Guid.CreateVersion7(now),
            ReceivedAt = now,
            Verdict = verdict,
            DecidedAt = verdict == NotificationVerdict.Undecided ? null : now,
            NotifyId = Short(notification?.NotifyId, 128),
            OutTradeNo = Short(notification?.OutTradeNo, 64),
            TradeNo = Short(notification?.TradeNo, 64),
            TradeStatus = Short(notification?.Fields.GetValueOrDefault("trade_status"), 32),
            TraceContext = Traces.Context,
            Body = body,
        };
        db.PaymentNotifications.Add(kept);
        await db.SaveChangesAsync(cancellationToken);
        KillPoint.Pass("payment: notification kept");
        return kept.Id;
    }

    private static string? Short(string? text, int length) => text is null || text.Length <= length ? text : text[..length];

    private static partial class Log
    {
        [LoggerMessage(EventId = 230, Level = LogLevel.Warning, Message = "Something that is no notification of Alipay's came: {Verdict}")]
        public static partial void NotGenuine(ILogger logger, NotificationVerdict verdict);
    }
}
