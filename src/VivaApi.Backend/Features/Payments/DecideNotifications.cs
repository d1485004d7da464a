using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Telemetry;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Finishes notifications that were kept but not decided, because the process or the database went away in between.</summary>
internal sealed partial class DecideNotifications(
    AppDbContext db, AlipayNotifications alipay, IServiceScopeFactory scopes, AlertBook alerts, TimeProvider time,
    ILogger<DecideNotifications> log) : IWorker
{
    private const string Alarm = "notification_undecided";
    private const int BatchSize = 100;

    /// <summary>The request that brought it has this long to itself.</summary>
    private static readonly TimeSpan Untouched = TimeSpan.FromMinutes(1);

    public static string Name => "decide-notifications";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(30);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var decided = 0;
        var last = Guid.Empty;
        while (true)
        {
            // One that cannot be decided must not keep the later ones from it: each round walks past it.
            var rows = await db.PaymentNotifications.AsNoTracking()
                .Where(row => row.Verdict == NotificationVerdict.Undecided && row.ReceivedAt <= time.GetUtcNow() - Untouched
                    && row.Id > last)
                .OrderBy(row => row.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                decided += await TryDecideAsync(row, cancellationToken) ? 1 : 0;
                last = row.Id;
            }

            if (rows.Count < BatchSize)
            {
                return decided;
            }
        }
    }

    private async Task<bool> TryDecideAsync(PaymentNotification row, CancellationToken cancellationToken)
    {
        using var trace = Traces.Continue("notification take up", row.TraceContext);
        try
        {
            if (alipay.Read(row.Body) is not AlipayNotificationOutcome.Genuine { Notification: var notification })
            {
                throw new InvalidOperationException("It was genuine when it came, and is not under the keys of today.");
            }

            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<NotificationDecision>().DecideAsync(row.Id, notification, cancellationToken);
            await alerts.RecoverAsync(Alarm, row.Id.ToString(), cancellationToken);
            return true;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Log.StillUndecided(log, fault, row.Id);
            await alerts.RaiseAsync(
                Alarm,
                row.Id.ToString(),
                AlertSeverity.Critical,
                $"It cannot be decided ({fault.GetType().Name}); the log has the whole fault.",
                cancellationToken);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 231, Level = LogLevel.Error, Message = "Notification {Id} is still undecided")]
        public static partial void StillUndecided(ILogger logger, Exception fault, Guid id);
    }
}
