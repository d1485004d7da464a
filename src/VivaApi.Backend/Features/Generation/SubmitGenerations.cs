using VivaApi.Backend.Features.Generation.Following;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Sends queued jobs to VivaAPI: each at most once, unless VivaAPI said for certain that it started nothing.</summary>
internal sealed class SubmitGenerations(GenerationQueue queue, WakeUps wakeUps, IServiceScopeFactory scopes) : IWorker
{
    public static string Name => "submit-generations";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(1);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var jobs = await queue.ClaimForSubmitAsync(cancellationToken);
        if (jobs.Count > 0)
        {
            wakeUps.WakeEverywhere(WatchGenerations.Name);
        }

        await Task.WhenAll(jobs.Select(async job =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<GenerationSubmit>().SubmitAsync(job);
        }));
        return jobs.Count;
    }
}
