using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Looks how the jobs at VivaAPI are getting on, and ends those that are done.</summary>
internal sealed partial class PollGenerations(
    GenerationQueue queue,
    WakeUps wakeUps,
    IServiceScopeFactory scopes,
    IOptions<GenerationOptions> options,
    TimeProvider time,
    ILogger<PollGenerations> log)
    : IWorker
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    public static string Name => "poll-generations";

    public static TimeSpan Pause(IServiceProvider services) => Rest;

    public Task<int> RunOnceAsync(CancellationToken cancellationToken) => Slots.FillAsync(
        options.Value.BatchSize,
        places => queue.ClaimForPollAsync(places, cancellationToken),
        job => LookAsync(job, cancellationToken),
        woken => wakeUps.SleepAsync(Name, Rest, time, woken),
        cancellationToken);

    private async Task LookAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<GenerationPoll>().LookAsync(job, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever is wrong with this look: the job's time goes on counting, so that it cannot stay open for ever.
            Log.LookFailed(log, error, job.Id);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<GenerationPoll>().PutOffAsync(job, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 337, Level = LogLevel.Error, Message = "The look at generation {JobId} failed")]
        public static partial void LookFailed(ILogger logger, Exception exception, Guid jobId);
    }
}
