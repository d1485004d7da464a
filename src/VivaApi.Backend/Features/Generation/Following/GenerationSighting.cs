using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Following;

/// <summary>How a job was found at one moment.</summary>
internal sealed record GenerationSighting(
    Guid JobId, GenerationState State, int Progress, string? ErrorCode, string? ErrorMessage)
{
    /// <summary>Also the event's id: it says what a client has seen, so any copy can tell whether there is news for it.</summary>
    public string EventId => $"{EnumText.Of(State)}-{Progress}";

    public bool IsFinal => GenerationStates.IsFinal(State);

    public bool HasStateOf(string? eventId) => eventId?.StartsWith($"{EnumText.Of(State)}-", StringComparison.Ordinal) == true;

    public static GenerationSighting Of(GenerationJob job) => new(job.Id, job.State, job.Progress, job.ErrorCode, job.ErrorMessage);
}
