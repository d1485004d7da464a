using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Generation;

internal static class GenerationProblems
{
    public static readonly ProblemKind InsufficientCredits = new("insufficient_credits", 402, "There are not enough credits.");
    public static readonly ProblemKind QuotaExhausted = new("quota_exhausted", 402, "The VivaAPI quota is used up.");
    public static readonly ProblemKind ModelNotFound = new("model_not_found", 404, "No such model is on offer.");
    public static readonly ProblemKind NotCancellable = new("generation_not_cancellable", 409, "This job can no longer be cancelled.");
    public static readonly ProblemKind VideoNotReady = new("video_not_ready", 409, "There is no video (yet).");
    public static readonly ProblemKind VideoGone = new("video_gone", 410, "The video is no longer kept.");
    public static readonly ProblemKind NotAnImage = new("not_an_image", 415, "This is no image that can be used.");
    public static readonly ProblemKind TooManyUploads = new("too_many_uploads", 409, "Too many images are kept for you.");
    public static readonly ProblemKind UpstreamUnavailable = new(
        "upstream_unavailable", 503, "Videos cannot be made at the moment.");
    public static readonly ProblemKind LinkInvalid = new("link_invalid", 403, "This link has run out or was never given.");
    public static readonly ProblemKind TooManyStreams = new("too_many_streams", 429, "There are too many open event streams.");

    public static ProblemHttpResult TooFewCredits(CreditAmount required, CreditAmount available) => InsufficientCredits.Because(
        $"This video costs {required} credits; {available} are available.", ("required", required.Value), ("available", available.Value));

    public static ProblemHttpResult TooLittleQuota(CreditAmount required) =>
        QuotaExhausted.Because($"This video needs {required} of the VivaAPI quota.");
}
