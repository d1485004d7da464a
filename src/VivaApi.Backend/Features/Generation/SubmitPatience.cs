using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Generation;

/// <summary>How, how soon and how long a submit is tried again.</summary>
internal sealed class SubmitPatience(IOptions<GenerationOptions> options)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>From the submit to the first look.</summary>
    public TimeSpan FirstLook => TimeSpan.FromSeconds(options.Value.PollSeconds);

    /// <summary>The catalogue's route, or the one that the operator put in the place of <c>veo3/generate</c>.</summary>
    public VivaRoute RouteOf(GenerationJob job) =>
        job.Route == VivaRoute.OperatorsGenerate && options.Value.Route is { } chosen ? chosen : job.Route;

    /// <summary>
    /// What counts are the pauses between its tries. Time in the line does not: where many wait, refusals that pass are the most likely,
    /// and a job must not fail at its first.
    /// </summary>
    public bool IsOver(GenerationJob job)
    {
        var patience = TimeSpan.FromMinutes(options.Value.SubmitPatienceMinutes);
        var paused = TimeSpan.Zero;
        for (var attempt = 1; attempt < job.SubmitAttempts && paused < patience; attempt++)
        {
            paused += PauseAfter(attempt);
        }

        return paused >= patience;
    }

    public TimeSpan PauseBeforeRetry(GenerationJob job) => PauseAfter(job.SubmitAttempts);

    private TimeSpan PauseAfter(int attempt)
    {
        var longest = TimeSpan.FromSeconds(options.Value.MaxSubmitPauseSeconds);
        var doubled = FirstPause * Math.Pow(2, Math.Min(attempt - 1, 20));
        return doubled < longest ? doubled : longest;
    }
}
