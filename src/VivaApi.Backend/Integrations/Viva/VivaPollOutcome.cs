namespace VivaApi.Backend.Integrations.Viva;

/// <summary>What VivaAPI says about a task. Only <see cref="Succeeded"/> and <see cref="Failed"/> are about the task's end.</summary>
internal abstract record VivaPollOutcome
{
    private VivaPollOutcome()
    {
    }

    /// <summary>Waiting or working; also every state that is not known here. Progress is 0 to 100.</summary>
    internal sealed record Running(int Progress) : VivaPollOutcome;

    /// <summary>Done. Without an address the file may be had from the content route, or there is none (filtered output).</summary>
    /// <param name="NeedsContentRoute">Fetch it with the key from <see cref="VivaClient.ContentUrl"/>.</param>
    internal sealed record Succeeded(string? FileUrl, bool NeedsContentRoute) : VivaPollOutcome;

    /// <summary>The task ended without a video; VivaAPI gives its price back.</summary>
    /// <param name="Code">VivaAPI's own code, shortened.</param>
    /// <param name="Reason">VivaAPI's own words, shortened; for the job's row alone.</param>
    internal sealed record Failed(string Code, string Reason) : VivaPollOutcome
    {
        /// <summary>The provider's content rules ended it.</summary>
        public bool IsContent { get; init; }

        /// <summary>What of it may stand in a log or a row that outlives a customer.</summary>
        public string Outline => VivaError.OutlineOf(Code, Reason);
    }

    /// <summary>VivaAPI does not know the task. Believe it only after minutes of the same answer.</summary>
    internal sealed record TaskUnknown : VivaPollOutcome;

    /// <summary>No word about the task: ask again later.</summary>
    /// <param name="Reason">Without VivaAPI's words: they may repeat a prompt.</param>
    /// <param name="Refusal">Why the question was refused, where that is known.</param>
    internal sealed record Unreachable(string Reason, VivaRefusal? Refusal) : VivaPollOutcome
    {
        /// <summary>How long VivaAPI asks to be left alone, when it says so; an hour at most.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
