using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Generation.Doubt;

/// <summary>The numbers of a search: when, for how much, and how soon again.</summary>
internal sealed class TaskWindows(
    IOptions<GenerationOptions> options, IOptions<VivaOptions> viva, GenerationClock clock)
{
    private TimeSpan LongestSubmit => TimeSpan.FromSeconds(viva.Value.SubmitTimeoutSeconds);

    private TimeSpan Slack => TimeSpan.FromSeconds(options.Value.ClockSlackSeconds);

    public TaskWindow Of(GenerationJob job) => TaskWindow.Of(job.SendingAt ?? job.CreatedAt, LongestSubmit, Slack);

    /// <summary>When jobs were sent whose own windows reach into this one.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) SendingTimesFor(TaskWindow window) =>
        (window.From - LongestSubmit - Slack, window.Until + Slack + TimeSpan.FromSeconds(1));

    /// <summary>The job's price in the relay's units.</summary>
    public long QuotaOf(GenerationJob job) => job.UpstreamCostFen.Value * viva.Value.QuotaPerYuan / 100;

    public bool WatchIsOver(GenerationJob job) => job.State == GenerationState.WrittenOff && clock.WatchIsOver(job);

    public TimeSpan PauseOf(GenerationJob job, bool failed) => clock.PauseBeforeLook(
        job,
        GenerationLook.Again(job) with { Errors = failed ? job.LookErrors + 1 : 0 },
        null,
        RandomNumberGenerator.GetInt32(1_001) / 1_000.0);
}
