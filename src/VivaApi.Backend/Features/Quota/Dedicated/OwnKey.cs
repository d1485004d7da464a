namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>What a customer's own key is for a job.</summary>
internal abstract record OwnKey
{
    private OwnKey()
    {
    }

    /// <summary>There is none, or none to be used now, and a master key may serve.</summary>
    internal sealed record None : OwnKey;

    /// <summary>It was taken, and noted on the job.</summary>
    internal sealed record Taken(string Text, bool IsRevealed) : OwnKey;

    /// <summary>No other key may serve, because its customer was shown it, and VivaAPI's side is being set right: the job waits.</summary>
    internal sealed record NotReady : OwnKey;

    /// <summary>No other key may serve, and it is used up or switched off: the job cannot be made.</summary>
    internal sealed record Ended : OwnKey;
}
