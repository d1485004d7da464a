using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation.Following;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Sends queued jobs to VivaAPI: each at most once, unless VivaAPI said for certain that it started nothing.</summary>
internal sealed class SubmitGenerations(
    GenerationQueue queue, WakeUps wakeUps, IServiceScopeFactory scopes, IOptions<GenerationOptions> options, TimeProvider time)
    : IWorker
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    public static string Name => "submit-generations";

    public static TimeSpan Pause(IServiceProvider services) => Rest;

    public Task<int> RunOnceAsync(CancellationToken cancellationToken) => Slots.FillAsync(
        options.Value.BatchSize,
        places => ClaimAsync(places, cancellationToken),
        SubmitAsync,
        woken => wakeUps.SleepAsync(Name, Rest, time, woken),
        cancellationToken);

    private async Task<List<GenerationJob>> ClaimAsync(int places, CancellationToken cancellationToken)
    {
        var jobs = await queue.ClaimForSubmitAsync(places, cancellationToken);
        if (jobs.Count > 0)
        {
            wakeUps.WakeEverywhere(WatchGenerations.Name);
        }

        return jobs;
    }

    private async Task SubmitAsync(GenerationJob job)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<GenerationSubmit>().SubmitAsync(job);
    }
}
