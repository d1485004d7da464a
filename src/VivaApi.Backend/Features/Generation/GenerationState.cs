namespace VivaApi.Backend.Features.Generation;

/// <summary>Where a job stands. <c>in_doubt</c>: sent, and nobody knows yet whether VivaAPI makes the video.</summary>
public enum GenerationState
{
    Queued,
    Submitting,
    Running,
    InDoubt,
    Succeeded,
    Failed,
    Cancelled,

    /// <summary>In doubt for too long: the customer has the credits back, and gets the video free of charge should it be found.</summary>
    WrittenOff,
}

internal static class GenerationStates
{
    /// <summary>The states out of which a job may reach <paramref name="target"/>; the state machine's arrows, read backwards.</summary>
    public static GenerationState[] Before(GenerationState target) => target switch
    {
        GenerationState.Queued => [GenerationState.Submitting],
        GenerationState.Submitting => [GenerationState.Queued],

        // A late answer to a submit that was already given up as in doubt still tells where the job is.
        GenerationState.Running => [GenerationState.Submitting, GenerationState.InDoubt],
        GenerationState.InDoubt => [GenerationState.Submitting, GenerationState.Running],

        // A video that is found after the write-off is the customer's all the same.
        GenerationState.Succeeded => [GenerationState.Running, GenerationState.InDoubt, GenerationState.WrittenOff],
        GenerationState.Failed =>
            [GenerationState.Queued, GenerationState.Submitting, GenerationState.Running, GenerationState.InDoubt],
        GenerationState.Cancelled => [GenerationState.Queued],
        GenerationState.WrittenOff => [GenerationState.InDoubt],
    };

    public static bool IsFinal(GenerationState state) => state switch
    {
        GenerationState.Queued or GenerationState.Submitting or GenerationState.Running or GenerationState.InDoubt => false,
        GenerationState.Succeeded or GenerationState.Failed or GenerationState.Cancelled or GenerationState.WrittenOff => true,
    };
}
