using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Generation;

internal static class GenerationProblems
{
    private static readonly ProblemMember JobState = new("state", "running", "the state that the job is in");

    public static readonly ProblemKind InsufficientCredits = new("insufficient_credits", 402, "There are not enough credits.")
    {
        Members = [new("required", 15, "what the video costs, in credits"), new("available", 14, "credits that can be spent")],
    };

    public static readonly ProblemKind QuotaExhausted = new("quota_exhausted", 402, "The VivaAPI quota is used up.");
    public static readonly ProblemKind KeyBudgetExhausted = new("key_budget_exhausted", 402, "The API key's budget is used up.")
    {
        Members = [new("required", 15, "what the video costs, in credits"), new("available", 5, "credits left in the key's budget")],
    };

    public static readonly ProblemKind ModelNotFound = new("model_not_found", 404, "No such model is on offer.");
    public static readonly ProblemKind NotCancellable =
        new("generation_not_cancellable", 409, "This job can no longer be cancelled.") { Members = [JobState] };

    public static readonly ProblemKind VideoNotReady = new("video_not_ready", 409, "There is no video (yet).") { Members = [JobState] };
    public static readonly ProblemKind VideoGone = new("video_gone", 410, "The video is no longer kept.")
    {
        Members = [new("deletedAt", "2026-03-01T08:30:00+00:00", "when it was deleted, where that is known")],
    };

    public static readonly ProblemKind NotAnImage = new("not_an_image", 415, "This is no image that can be used.");
    public static readonly ProblemKind TooManyUploads = new("too_many_uploads", 409, "Too many images are kept for you.");
    public static readonly ProblemKind UpstreamUnavailable = new(
        "upstream_unavailable", 503, "Videos cannot be made at the moment.");
    public static readonly ProblemKind LinkInvalid = new("link_invalid", 403, "This link has run out or was never given.");
    public static readonly ProblemKind TooManyStreams = new("too_many_streams", 429, "There are too many open event streams.");

    public static ProblemHttpResult TooFewCredits(CreditAmount required, CreditAmount available) => InsufficientCredits.Because(
        $"This video costs {required} credits; {available} are available.", ("required", required.Value), ("available", available.Value));

    public static ProblemHttpResult TooLittleBudget(CreditAmount required, CreditAmount available) => KeyBudgetExhausted.Because(
        $"This video costs {required} credits; {available} are left in the key's budget.",
        ("required", required.Value),
        ("available", available.Value));

    public static ProblemHttpResult TooLittleQuota(CreditAmount required) =>
        QuotaExhausted.Because($"This video needs {required} of the VivaAPI quota.");
}
