namespace VivaApi.Backend.Features.Generation;

/// <summary>What a look at a job has left to remember for the next.</summary>
internal sealed record GenerationLook(int Progress)
{
    /// <summary>Answers in a row that VivaAPI does not know the task.</summary>
    public int UnknownAnswers { get; init; }

    public DateTimeOffset? UnknownSince { get; init; }

    public DateTimeOffset? FileMissingSince { get; init; }

    /// <summary>Looks in a row without a word of the task.</summary>
    public int Errors { get; init; }

    /// <summary>What the last search in VivaAPI's records brought.</summary>
    public string? SearchNote { get; init; }

    /// <summary>Nothing new: what was remembered stays.</summary>
    public static GenerationLook Again(GenerationJob job) => new(job.Progress)
    {
        UnknownAnswers = job.UnknownAnswers,
        UnknownSince = job.UnknownSince,
        FileMissingSince = job.FileMissingSince,
        Errors = job.LookErrors,
        SearchNote = job.SearchNote,
    };

    /// <summary>
    /// How long until the next look: around <paramref name="seconds"/>, a sixth less to a quarter more so that jobs that began together do
    /// not stay together; doubled for each look that failed, but never longer than <paramref name="longest"/> or shorter than VivaAPI asks.
    /// </summary>
    /// <param name="seconds">The usual pause.</param>
    /// <param name="longest">The longest in seconds.</param>
    /// <param name="errors">Failed looks in a row.</param>
    /// <param name="asked">What VivaAPI asked for, if it did.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan Pause(int seconds, int longest, int errors, TimeSpan? asked, double chance)
    {
        var usual = seconds * ((5.0 / 6) + (chance * 5 / 12));
        var backedOff = errors == 0 ? usual : Math.Min(usual * Math.Pow(2, Math.Min(errors, 20)), Math.Max(longest, usual));
        return TimeSpan.FromSeconds(Math.Max(backedOff, asked?.TotalSeconds ?? 0));
    }
}
