using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>When a job's patience with VivaAPI is over: the bounds of <see cref="GenerationOptions"/>, by the injected clock.</summary>
internal sealed class GenerationClock(IOptions<GenerationOptions> options, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Running for longer than anything takes.</summary>
    public bool IsLate(GenerationJob job) => Now - job.SubmittedAt >= TimeSpan.FromMinutes(options.Value.TimeLimitMinutes);

    /// <summary>One more answer that the task is not known is enough: many in a row, over minutes.</summary>
    public bool TaskIsLost(GenerationJob job) =>
        job.UnknownAnswers + 1 >= options.Value.MaxUnknownAnswers
        && Now - job.UnknownSince >= TimeSpan.FromMinutes(options.Value.TaskLostMinutes);

    /// <summary>Done for minutes, and there is no file.</summary>
    public bool FileIsMissing(GenerationJob job) =>
        Now - (job.FileMissingSince ?? Now) >= TimeSpan.FromMinutes(options.Value.FileGraceMinutes);

    /// <summary>Renewing a lease this often, one that fails leaves time for two more. Returns early when the work is done.</summary>
    public Task PauseBeforeHold(CancellationToken done) => time.Pause(TimeSpan.FromSeconds(options.Value.LeaseSeconds / 3.0), done);

    public bool WatchIsOver(GenerationJob job) => Now >= job.WatchUntil;

    /// <param name="job">As it was taken.</param>
    /// <param name="look">What the look brought.</param>
    /// <param name="asked">How long VivaAPI asks to be left alone.</param>
    /// <param name="chance">0 to 1.</param>
    public TimeSpan PauseBeforeLook(GenerationJob job, GenerationLook look, TimeSpan? asked, double chance)
    {
        var usual = job.State == GenerationState.WrittenOff ? options.Value.WatchPauseSeconds : options.Value.PollSeconds;
        return GenerationLook.Pause(usual, options.Value.MaxPollPauseSeconds, look.Errors, asked, chance);
    }
}
