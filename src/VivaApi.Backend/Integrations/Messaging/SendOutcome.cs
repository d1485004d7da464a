namespace VivaApi.Backend.Integrations.Messaging;

/// <summary>What became of one message. Nothing that could be a secret stands in a reason.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>Taken by whoever carries it on.</summary>
    internal sealed record Sent : SendOutcome;

    /// <summary>Not taken now, or nobody knows: worth another try.</summary>
    internal sealed record Failed(string Reason) : SendOutcome;

    /// <summary>Will never be taken as it is.</summary>
    internal sealed record Refused(string Reason) : SendOutcome;
}
