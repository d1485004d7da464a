using Microsoft.Extensions.Options;
using Npgsql;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation.Following;

/// <summary>
/// The one who looks for all streams of this copy: woken by the database's NOTIFY when any copy changed a job, one question for all
/// followed jobs, answered with those that changed. Runs in every copy that answers requests, workers or not.
/// </summary>
internal sealed partial class WatchGenerations(
    GenerationFollowers followers,
    NpgsqlDataSource dataSource,
    WakeUps wakeUps,
    IOptions<StreamOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<WatchGenerations> log) : BackgroundService
{
    /// <summary>By which those who change jobs wake this.</summary>
    public const string Name = "watch-generations";

    private const string Question =
        """
        select g.id, g.state, g.progress, g.error_code, g.error_message
          from unnest($1, $2, $3) as seen (id, state, progress) join generations as g on g.id = seen.id
         where (g.state, g.progress) is distinct from (seen.state, seen.progress)
        """;

    private static readonly TimeSpan NobodyThere = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var ending = lifetime.ApplicationStopping.Register(followers.EndAll);
        var lastBeat = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            var watching = followers.Watching();
            if (watching.Count > 0)
            {
                await LookAsync(watching, stoppingToken);
                await time.Pause(TimeSpan.FromMilliseconds(options.Value.GatherMilliseconds), stoppingToken);
            }

            if (time.GetElapsedTime(lastBeat) >= TimeSpan.FromSeconds(options.Value.HeartbeatSeconds))
            {
                lastBeat = time.GetTimestamp();
                followers.Beat();
            }

            var often = TimeSpan.FromSeconds(Math.Min(options.Value.LookAgainSeconds, options.Value.HeartbeatSeconds));
            var pause = watching.Count > 0 ? often : NobodyThere;
            await wakeUps.SleepAsync(Name, pause, time, stoppingToken);
        }
    }

    private async Task LookAsync(IReadOnlyList<(Guid JobId, GenerationSighting? Seen)> watching, CancellationToken stoppingToken)
    {
        try
        {
            await using var command = dataSource.CreateCommand(Question);
            command.Parameters.Add(new NpgsqlParameter { Value = watching.Select(one => one.JobId).ToArray() });
            command.Parameters.Add(new NpgsqlParameter
            {
                Value = watching.Select(one => one.Seen is { } seen ? EnumText.Of(seen.State) : string.Empty).ToArray(),
            });
            command.Parameters.Add(new NpgsqlParameter { Value = watching.Select(one => one.Seen?.Progress ?? -1).ToArray() });
            await using var rows = await command.ExecuteReaderAsync(stoppingToken);
            while (await rows.ReadAsync(stoppingToken))
            {
                followers.Show(new GenerationSighting(
                    rows.GetGuid(0),
                    EnumText.Parse<GenerationState>(rows.GetString(1)),
                    rows.GetInt32(2),
                    await rows.IsDBNullAsync(3, stoppingToken) ? null : rows.GetString(3),
                    await rows.IsDBNullAsync(4, stoppingToken) ? null : rows.GetString(4)));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The streams have been ended.
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
        {
            // Streams stay open over a lost database; the next look shows what they missed.
            Log.CannotLook(log, failure.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 370, Level = LogLevel.Warning, Message = "Cannot look for the open event streams: {Reason}")]
        public static partial void CannotLook(ILogger logger, string reason);
    }
}
