using Npgsql;

namespace VivaApi.Backend.Platform.Workers;

/// <summary>
/// Carries wake-ups between copies over <c>LISTEN/NOTIFY</c>. Sent outside the transaction that made the work, because a NOTIFY inside
/// it takes a lock that makes all commits of the database queue up. A lost signal costs one pause of the worker, nothing else.
/// </summary>
internal sealed partial class DatabaseSignals(NpgsqlDataSource dataSource, WakeUps wakeUps, TimeProvider time, ILogger<DatabaseSignals> log)
    : BackgroundService
{
    private const string Channel = "viva_wake_ups";
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(50);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepGoingAsync(ListenAsync, stoppingToken), KeepGoingAsync(TellAsync, stoppingToken));

    private async Task KeepGoingAsync(Func<CancellationToken, Task> carry, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await carry(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException or IOException)
            {
                Log.SignalsLost(log, error.Message);
                await time.Pause(PauseAfterFault, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, signal) => wakeUps.Wake(signal.Payload);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    private async Task TellAsync(CancellationToken stoppingToken)
    {
        var names = await wakeUps.NextToTellAsync(stoppingToken);
        foreach (var name in names)
        {
            await using var tell = dataSource.CreateCommand("select pg_notify($1, $2)");
            tell.Parameters.Add(new NpgsqlParameter { Value = Channel });
            tell.Parameters.Add(new NpgsqlParameter { Value = name });
            await tell.ExecuteNonQueryAsync(stoppingToken);
        }

        await time.Pause(Gather, stoppingToken);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 111, Level = LogLevel.Warning, Message = "Wake-ups between copies are interrupted: {Reason}")]
        public static partial void SignalsLost(ILogger logger, string reason);
    }
}
