using VivaApi.Backend.Features.Generation.Policy;

namespace VivaApi.Backend.Features.Generation;

/// <summary>How a job ends, and why. What is charged for it is the refund policy's to say.</summary>
internal abstract record GenerationEnd(GenerationState State, GenerationCause Cause)
{
    /// <summary>Characters of an error's message that are kept; a longer one is cut.</summary>
    public const int LongestMessage = 1_000;

    public sealed record Succeeded(string FileName, long FileBytes) : GenerationEnd(GenerationState.Succeeded, GenerationCause.Delivered);

    public sealed record Failed(GenerationCause Why, string Code, string Message) : GenerationEnd(GenerationState.Failed, Why)
    {
        /// <summary>VivaAPI keeps its price although there is no video.</summary>
        public bool IsPaidFor => Why is GenerationCause.NoFile or GenerationCause.TaskLost;
    }

    public sealed record Cancelled() : GenerationEnd(GenerationState.Cancelled, GenerationCause.Cancelled);

    /// <param name="Evidence">What the relay's records say, in a sentence for the operator.</param>
    /// <param name="WatchUntil">How long it is still looked for.</param>
    public sealed record WrittenOff(string Evidence, DateTimeOffset WatchUntil)
        : GenerationEnd(GenerationState.WrittenOff, GenerationCause.OutcomeUnknown);
}
