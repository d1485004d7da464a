using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Generation;

/// <summary>How, how soon and how long a submit is tried again.</summary>
internal sealed class SubmitPatience(IOptions<GenerationOptions> options, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>From the submit to the first look.</summary>
    public TimeSpan FirstLook => TimeSpan.FromSeconds(options.Value.PollSeconds);

    /// <summary>The catalogue's route, or the one that the operator put in the place of <c>veo3/generate</c>.</summary>
    public VivaRoute RouteOf(GenerationJob job) =>
        job.Route == VivaRoute.OperatorsGenerate && options.Value.Route is { } chosen ? chosen : job.Route;

    public bool IsOver(GenerationJob job) =>
        time.GetUtcNow() - job.CreatedAt >= TimeSpan.FromMinutes(options.Value.SubmitPatienceMinutes);

    public TimeSpan PauseBeforeRetry(GenerationJob job)
    {
        var longest = TimeSpan.FromSeconds(options.Value.MaxSubmitPauseSeconds);
        var doubled = FirstPause * Math.Pow(2, Math.Min(job.SubmitAttempts - 1, 20));
        return doubled < longest ? doubled : longest;
    }
}
