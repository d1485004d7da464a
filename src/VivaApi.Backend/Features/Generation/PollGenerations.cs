using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Looks how the jobs at VivaAPI are getting on, and ends those that are done.</summary>
internal sealed class PollGenerations(GenerationQueue queue, IServiceScopeFactory scopes) : IWorker
{
    public static string Name => "poll-generations";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(1);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var jobs = await queue.ClaimForPollAsync(cancellationToken);
        await Task.WhenAll(jobs.Select(async job =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<GenerationPoll>().LookAsync(job, cancellationToken);
        }));
        return jobs.Count;
    }
}
