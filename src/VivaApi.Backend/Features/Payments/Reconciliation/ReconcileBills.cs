using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>Compares each day's bill with our books, the morning after; days that were missed are caught up, oldest first.</summary>
internal sealed partial class ReconcileBills(
    ReconciliationQueue queue, DayReconciliation day, FindingBook findings, TimeProvider time, ILogger<ReconcileBills> log) : IWorker
{
    public static string Name => "reconcile-bills";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(1);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await queue.PlanAsync(cancellationToken);
        if (await queue.ClaimAsync(cancellationToken) is not { } run)
        {
            return 0;
        }

        var state = await day.RunAsync(run, time.GetUtcNow(), cancellationToken);
        await findings.RecoverAsync(cancellationToken);
        Log.Ended(log, run.BillDate, state, run.Attempts);
        return 1;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 270, Level = LogLevel.Information, Message = "The bill of {Day} is {State} after {Attempts} attempts")]
        public static partial void Ended(ILogger logger, DateOnly day, ReconciliationState state, int attempts);
    }
}
