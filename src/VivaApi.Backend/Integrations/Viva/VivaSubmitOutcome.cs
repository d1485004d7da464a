namespace VivaApi.Backend.Integrations.Viva;

/// <summary>What became of a submit. Exactly one of: accepted, refused for certain, or nobody knows.</summary>
internal abstract record VivaSubmitOutcome
{
    private VivaSubmitOutcome()
    {
    }

    /// <summary>VivaAPI took the job and bills it.</summary>
    /// <param name="TaskId">The id to poll with; null only when the answer already holds the file and names no task.</param>
    /// <param name="FileUrl">The finished file, where the host answers only when it is done.</param>
    internal sealed record Accepted(string? TaskId, string? FileUrl) : VivaSubmitOutcome;

    /// <summary>Definite: nothing was started and nothing is billed.</summary>
    /// <param name="Kind">What it means.</param>
    /// <param name="Status">The HTTP status; 0 when nothing was sent.</param>
    /// <param name="Code">VivaAPI's own code, or empty.</param>
    /// <param name="Message">VivaAPI's own words, shortened and without keys; for operators, not for customers.</param>
    internal sealed record Refused(VivaRefusal Kind, int Status, string Code, string Message) : VivaSubmitOutcome
    {
        public bool MayRetry => Kind.MayRetry;

        public bool IsOperators => Kind.IsOperators;

        /// <summary>The message is this service's, and repeats nothing of what was answered.</summary>
        public bool IsOurWords { get; init; }

        /// <summary>What of it may stand in a log, an alert or a row that outlives a customer.</summary>
        public string Outline => IsOurWords ? Message : $"HTTP {Status}, {VivaError.OutlineOf(Code, Message)}";

        /// <summary>How long VivaAPI asks to be left alone, when it says so; an hour at most.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }

    /// <summary>It was sent, and nobody knows whether a task was started: never send it again, never call it failed, ask.</summary>
    /// <param name="Reason">Without VivaAPI's words: they may repeat a prompt.</param>
    internal sealed record Unknown(string Reason) : VivaSubmitOutcome;
}
