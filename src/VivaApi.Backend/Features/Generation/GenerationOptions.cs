using System.ComponentModel.DataAnnotations;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Section <c>Generation</c>.</summary>
internal sealed class GenerationOptions
{
    /// <summary>Seconds between two looks at a running job. Default 12; VivaAPI itself refreshes every 15.</summary>
    [Range(1, 300)]
    public int PollSeconds { get; init; } = 12;

    /// <summary>Minutes after which a running job is taken as in doubt. Default 30.</summary>
    [Range(1, 1_440)]
    public int TimeLimitMinutes { get; init; } = 30;

    /// <summary>Minutes after which a job in doubt is written off and its credits go back. Default 60.</summary>
    [Range(1, 2_880)]
    public int WriteOffMinutes { get; init; } = 60;

    /// <summary>
    /// Minutes for which a job that VivaAPI refuses for now (a rate limit, say) is tried again, as the sum of the pauses between its tries.
    /// Default 15. While a circuit is open jobs wait for longer: see <c>WaitHours</c>.
    /// </summary>
    [Range(0, 1_440)]
    public int SubmitPatienceMinutes { get; init; } = 15;

    /// <summary>Longest pause in seconds between two such tries. Default 60; the first is 2 and each doubles.</summary>
    [Range(1, 600)]
    public int MaxSubmitPauseSeconds { get; init; } = 60;

    /// <summary>
    /// Seconds for which a worker has a job to itself. Default 180; must be more than <c>Viva__SubmitTimeoutSeconds</c>,
    /// because a submit whose lease ran out is taken as in doubt. While a video is fetched the lease is renewed.
    /// </summary>
    [Range(30, 3_600)]
    public int LeaseSeconds { get; init; } = 180;

    /// <summary>Jobs that one worker of a copy works on at once. Default 8.</summary>
    [Range(1, 100)]
    public int BatchSize { get; init; } = 8;

    /// <summary>Days for which a finished video is kept. Default 0: for good.</summary>
    [Range(0, 3_650)]
    public int KeepVideoDays { get; init; }

    /// <summary>Minutes for which a link to a video is good when its maker says nothing else. Default 60.</summary>
    [Range(1, 1_440)]
    public int LinkMinutes { get; init; } = 60;

    /// <summary>Answers in a row that VivaAPI does not know a task, after which the job has failed. Default 10.</summary>
    [Range(1, 1_000)]
    public int MaxUnknownAnswers { get; init; } = 10;

    /// <summary>
    /// Jobs of one customer that stand in the line or are with VivaAPI at once, those in doubt among them. Default 20. What is beyond it is
    /// accepted and waits behind the customer's own jobs.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxOpenPerCustomer { get; init; } = 20;

    /// <summary>Jobs that are with VivaAPI at once, in all. Default 200. What is beyond it waits in the line.</summary>
    [Range(1, 100_000)]
    public int MaxAtWork { get; init; } = 200;

    /// <summary>Longest pause in seconds between two looks at a job that VivaAPI gives no word of. Default 120; each doubles.</summary>
    [Range(1, 3_600)]
    public int MaxPollPauseSeconds { get; init; } = 120;

    /// <summary>Minutes for which VivaAPI must have denied a task, beside the number of answers. Default 5.</summary>
    [Range(0, 1_440)]
    public int TaskLostMinutes { get; init; } = 5;

    /// <summary>Minutes for which a finished task's file is looked for before the job has failed without one. Default 5.</summary>
    [Range(0, 1_440)]
    public int FileGraceMinutes { get; init; } = 5;

    /// <summary>Hours for which a job waits while VivaAPI takes none. Default 24; then it fails, uncharged.</summary>
    [Range(1, 720)]
    public int WaitHours { get; init; } = 24;

    /// <summary>Hours for which a written-off job is still looked for. Default 48; 0 looks no further.</summary>
    [Range(0, 720)]
    public int WatchHours { get; init; } = 48;

    /// <summary>Seconds between two looks at a written-off job. Default 300.</summary>
    [Range(1, 86_400)]
    public int WatchPauseSeconds { get; init; } = 300;

    /// <summary>Jobs in doubt that one search in VivaAPI's records takes. Default 100.</summary>
    [Range(1, 1_000)]
    public int SearchBatchSize { get; init; } = 100;

    /// <summary>
    /// Seconds by which VivaAPI's clock may differ from ours when a task is matched to a job by time. Default 30. Wider makes more matches
    /// ambiguous, and an ambiguous one is not taken.
    /// </summary>
    [Range(0, 600)]
    public int ClockSlackSeconds { get; init; } = 30;

    /// <summary>Unanswered or unsent submits in a row after which no more are sent for a while. Default 5.</summary>
    [Range(1, 1_000)]
    public int CircuitFailures { get; init; } = 5;

    /// <summary>Seconds until one job is sent to see whether VivaAPI takes jobs again. Default 30; doubles each time.</summary>
    [Range(1, 3_600)]
    public int ProbeSeconds { get; init; } = 30;

    /// <summary>Longest such pause in seconds. Default 600.</summary>
    [Range(1, 86_400)]
    public int MaxProbeSeconds { get; init; } = 600;

    /// <summary>
    /// The route that stands in for <c>veo3/generate</c>: <c>VideoCreate</c>, <c>Videos</c> or <c>VideoGenerations</c>. Default none.
    /// Models with a route of their own in the catalogue keep it.
    /// </summary>
    public VivaRoute? Route { get; init; }
}
