using System.Globalization;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>Compares each day's bill with our books, the morning after; days that were missed are caught up, oldest first.</summary>
internal sealed partial class ReconcileBills(
    ReconciliationQueue queue, DayReconciliation day, FindingBook findings, AlertBook alerts, TimeProvider time,
    ILogger<ReconcileBills> log) : IWorker
{
    /// <summary>The alert for a day whose comparison failed; its key is the day.</summary>
    public const string Failed = "reconciliation_failed";

    public static string Name => "reconcile-bills";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(1);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await queue.PlanAsync(cancellationToken);
        if (await queue.ClaimAsync(cancellationToken) is not { } run)
        {
            return 0;
        }

        var state = await RunAsync(run, cancellationToken);
        await findings.RecoverAsync(cancellationToken);
        Log.Ended(log, run.BillDate, state, run.Attempts);
        return 1;
    }

    // One day that cannot be compared must neither be tried without end nor keep the others waiting: it is put off like a late bill.
    private async Task<ReconciliationState> RunAsync(ReconciliationRun run, CancellationToken cancellationToken)
    {
        var key = run.BillDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        try
        {
            var state = await day.RunAsync(run, time.GetUtcNow(), cancellationToken);
            await alerts.RecoverAsync(Failed, key, cancellationToken);
            return state;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DayFailed(log, fault, run.BillDate);
            await alerts.RaiseAsync(
                Failed,
                key,
                AlertSeverity.Critical,
                $"The bill of {key} could not be compared ({fault.GetType().Name}); it is tried again, and the log has the whole fault.",
                cancellationToken);
            var state = await day.AskAgainAsync(run, time.GetUtcNow(), $"failed: {fault.Message}", null, cancellationToken);
            if (state != ReconciliationState.Waiting)
            {
                // Given up: from now on the finding that says so has its own alert.
                await alerts.RecoverAsync(Failed, key, cancellationToken);
            }

            return state;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 270, Level = LogLevel.Information, Message = "The bill of {Day} is {State} after {Attempts} attempts")]
        public static partial void Ended(ILogger logger, DateOnly day, ReconciliationState state, int attempts);

        [LoggerMessage(EventId = 271, Level = LogLevel.Error, Message = "Comparing the bill of {Day} failed")]
        public static partial void DayFailed(ILogger logger, Exception fault, DateOnly day);
    }
}
