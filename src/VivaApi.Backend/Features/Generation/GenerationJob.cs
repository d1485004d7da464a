using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Generation;

/// <summary>One video job: what was asked, what it costs, and where it stands.</summary>
internal sealed class GenerationJob
{
    public const int MaxPromptLength = 2_000;

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public required string Prompt { get; init; }

    public required string ModelCode { get; init; }

    public required string UpstreamModel { get; init; }

    public VivaRoute Route { get; init; }

    public int DurationSeconds { get; init; }

    public required string AspectRatio { get; init; }

    public required string[] ImageUrls { get; init; }

    public required CreditAmount PriceCredits { get; init; }

    public required Fen UpstreamCostFen { get; init; }

    public GenerationState State { get; init; }

    /// <summary>0 to 100, as VivaAPI tells it.</summary>
    public int Progress { get; init; }

    /// <summary>VivaAPI's id of the job.</summary>
    public string? TaskId { get; init; }

    /// <summary>Where VivaAPI's file is, when the answer to the submit already told.</summary>
    public string? SourceUrl { get; init; }

    public int SubmitAttempts { get; init; }

    /// <summary>Answers in a row that VivaAPI does not know the task.</summary>
    public int UnknownAnswers { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>The stored video's name; set in the transaction that settles.</summary>
    public string? FileName { get; init; }

    public long? FileBytes { get; init; }

    /// <summary>When the video's time in the store was over; null while it is kept.</summary>
    public DateTimeOffset? VideoDeletedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? DoubtfulSince { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When a worker should next look, by the database's clock.</summary>
    public DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>Until when one worker has the job to itself, by the database's clock.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public Guid? LeaseToken { get; init; }

    public static GenerationJob Queue(Guid userId, GenerationSpec spec, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserId = userId,
        Prompt = spec.Prompt,
        ModelCode = spec.Model.Code,
        UpstreamModel = spec.Model.UpstreamModel,
        Route = spec.Model.Route,
        DurationSeconds = spec.DurationSeconds,
        AspectRatio = spec.AspectRatio,
        ImageUrls = [.. spec.ImageUrls],
        PriceCredits = spec.Model.PriceCredits,
        UpstreamCostFen = spec.Model.UpstreamCostFen,
        State = GenerationState.Queued,
        CreatedAt = now,
    };
}
