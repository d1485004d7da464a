using System.ComponentModel.DataAnnotations;

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
    /// Minutes for which a job that VivaAPI refuses for now (wallet empty, no channel, rate limit) is tried again. Default 15.
    /// </summary>
    [Range(0, 1_440)]
    public int SubmitPatienceMinutes { get; init; } = 15;

    /// <summary>Longest pause in seconds between two such tries. Default 60; the first is 2 and each doubles.</summary>
    [Range(1, 600)]
    public int MaxSubmitPauseSeconds { get; init; } = 60;

    /// <summary>
    /// Seconds for which a worker has a job to itself. Default 180; must be more than <c>Viva__SubmitTimeoutSeconds</c>,
    /// because a submit whose lease ran out is taken as in doubt. A download that takes longer may be begun twice; it is kept once.
    /// </summary>
    [Range(30, 3_600)]
    public int LeaseSeconds { get; init; } = 180;

    /// <summary>Jobs that one round of a worker takes. Default 8.</summary>
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
}
