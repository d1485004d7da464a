using VivaApi.Backend.Features.Generation.Policy;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Telemetry;

namespace VivaApi.Backend.Features.Generation;

/// <summary>One video job: what was asked, what it costs, and where it stands.</summary>
internal sealed class GenerationJob
{
    public const int MaxPromptLength = 2_000;

    public const int MaxNoteLength = 300;

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

    /// <summary>What VivaAPI took for it, as its log told when the day was settled; null until then, and where there was no log.</summary>
    public Fen? BilledFen { get; init; }

    public GenerationState State { get; init; }

    /// <summary>0 to 100, as VivaAPI tells it.</summary>
    public int Progress { get; init; }

    /// <summary>The budget of the API key it came with, which holds its price too; null without one.</summary>
    public Guid? BudgetId { get; init; }

    /// <summary>Whose VivaAPI key it was last sent with.</summary>
    public VivaKeyKind VivaKey { get; init; }

    /// <summary>
    /// The master key it was last sent with, or for a customer's own key one of the same account: where its task is, for good. Null before
    /// the first submit, and for jobs from before keys were noted.
    /// </summary>
    public Guid? MasterKeyId { get; init; }

    /// <summary>VivaAPI's id of the job.</summary>
    public string? TaskId { get; init; }

    /// <summary>Where VivaAPI's file is, when the answer to the submit already told.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>When what was asked for was taken out, because the customer is gone.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    public int SubmitAttempts { get; init; }

    /// <summary>When the last submit was about to be sent.</summary>
    public DateTimeOffset? SendingAt { get; init; }

    /// <summary>Answers in a row that VivaAPI does not know the task.</summary>
    public int UnknownAnswers { get; init; }

    /// <summary>Since when it is not known there.</summary>
    public DateTimeOffset? UnknownSince { get; init; }

    /// <summary>Since when VivaAPI says that it is done, and there is no file.</summary>
    public DateTimeOffset? FileMissingSince { get; init; }

    /// <summary>Looks in a row that brought no word of the task.</summary>
    public int LookErrors { get; init; }

    /// <summary>While it is in doubt: what the last search in VivaAPI's records brought, for the operator.</summary>
    public string? SearchNote { get; init; }

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

    /// <summary>When it was written off; stays when the video came after all.</summary>
    public DateTimeOffset? WrittenOffAt { get; init; }

    /// <summary>Until when a written-off job is looked for; null when it is not (any more).</summary>
    public DateTimeOffset? WatchUntil { get; init; }

    /// <summary>The refund policy that was in force when the job was accepted.</summary>
    public int PolicyVersion { get; init; }

    /// <summary>Why it ended; null while it has not.</summary>
    public GenerationCause? EndCause { get; init; }

    /// <summary>The state out of which it ended.</summary>
    public GenerationState? EndPhase { get; init; }

    public int? ChargedPercent { get; init; }

    /// <summary>What was spent in the end; null while the job is open.</summary>
    public CreditAmount? ChargedCredits { get; init; }

    /// <summary>
    /// It stands in the line that workers take jobs from. A customer's jobs beyond the bound wait behind their own.
    /// </summary>
    public bool LinedUp { get; init; }

    /// <summary>The W3C trace context of the request that asked for it, for the workers that go on with it.</summary>
    public string? TraceContext { get; init; }

    /// <summary>When a worker should next look, by the database's clock.</summary>
    public DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>Until when one worker has the job to itself, by the database's clock.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public Guid? LeaseToken { get; init; }

    public static GenerationJob Queue(Caller caller, GenerationSpec spec, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserId = caller.UserId,
        BudgetId = caller.BudgetId,
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
        TraceContext = Traces.Context,
        CreatedAt = now,
    };
}
