namespace VivaApi.Backend.Platform.Workers;

/// <summary>Runs one worker for as long as the process lives: round after round, asleep when there is nothing to do.</summary>
internal sealed partial class WorkerLoop<TWorker>(
    IServiceScopeFactory scopes, IServiceProvider services, WakeUps wakeUps, TimeProvider time, ILogger<WorkerLoop<TWorker>> log)
    : BackgroundService
    where TWorker : class, IWorker
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await RunRoundAsync(stoppingToken);
            if (pause > TimeSpan.Zero)
            {
                await wakeUps.SleepAsync(TWorker.Name, pause, time, stoppingToken);
            }
        }
    }

    private async Task<TimeSpan> RunRoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var worked = await scope.ServiceProvider.GetRequiredService<TWorker>().RunOnceAsync(stoppingToken);
            return worked > 0 ? TimeSpan.Zero : TWorker.Pause(services);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception error)
        {
            // The loop outlives any fault of a round (a lost database connection, a bug in one item): leases bring the work back.
            Log.RoundFailed(log, error, TWorker.Name);
            return PauseAfterFault;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 110, Level = LogLevel.Error, Message = "A round of {Worker} failed")]
        public static partial void RoundFailed(ILogger logger, Exception exception, string worker);
    }
}
