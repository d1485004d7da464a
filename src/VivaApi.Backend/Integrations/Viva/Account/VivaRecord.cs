namespace VivaApi.Backend.Integrations.Viva.Account;

/// <summary>A task as the account's own list has it. What the relay does not tell is null.</summary>
/// <param name="TaskId">The id to ask about it with.</param>
/// <param name="SubmittedAt">By the relay's clock, to the second.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="Quota">What was charged, in the relay's units.</param>
/// <param name="Prompt">The text it was made from; most hosts do not keep it.</param>
/// <param name="HasFailed">It failed there, so its price was given back.</param>
internal sealed record VivaTaskRecord(
    string TaskId, DateTimeOffset SubmittedAt, string? Model, long? Quota, string? Prompt, bool HasFailed = false);

/// <summary>A charge in the account's log. It names no task.</summary>
internal sealed record VivaCharge(DateTimeOffset At, string? Model, long Quota);

/// <summary>What the account's list says of a span of time: all of it, or nothing that could be relied on.</summary>
internal abstract record VivaRecords<T>
{
    private VivaRecords()
    {
    }

    /// <summary>Every entry of the span.</summary>
    internal sealed record Whole(IReadOnlyList<T> Entries) : VivaRecords<T>;

    /// <summary>Not reachable, not readable, too long, or no access token is set.</summary>
    internal sealed record Unknown(string Reason) : VivaRecords<T>
    {
        /// <summary>There are more entries than are read: ask for a shorter span.</summary>
        public bool IsTooLong { get; init; }
    }
}

/// <summary>What the account holds, in the relay's units; or why that is not known.</summary>
internal abstract record VivaBalance
{
    private VivaBalance()
    {
    }

    internal sealed record Known(long Quota) : VivaBalance;

    internal sealed record Unknown(string Reason) : VivaBalance;
}
