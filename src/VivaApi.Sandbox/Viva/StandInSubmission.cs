using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Sandbox.Viva;

/// <summary>A submit as it arrived, whatever became of it.</summary>
/// <param name="TaskId">The task that was made, told to the caller or not; null when none was.</param>
internal sealed record StandInSubmission(VivaRoute Route, string? Key, string Prompt, string Body, VivaFault Fault, string? TaskId)
{
    /// <summary>Where it was posted.</summary>
    public string Path { get; init; } = string.Empty;
}
