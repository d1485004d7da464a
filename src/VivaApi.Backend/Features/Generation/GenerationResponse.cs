using VivaApi.Backend.Features.Generation.Policy;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Why a job did not end in a video.</summary>
public sealed record GenerationErrorResponse(string Code, string Message);

/// <summary>
/// What an ended job cost: <paramref name="Credits"/> is <paramref name="Percent"/> of its price, rounded down, because it ended for
/// <paramref name="Cause"/> while it was <paramref name="Phase"/>, under the refund policy of the day it was accepted.
/// </summary>
public sealed record GenerationChargeResponse(
    long Credits, int Percent, GenerationCause Cause, GenerationState Phase, int PolicyVersion);

/// <summary>
/// A video job. <paramref name="Progress"/> is 0 to 100. <paramref name="PriceCredits"/> is held while the job is open;
/// <paramref name="Charge"/> says what was spent of it in the end. <paramref name="VideoUrl"/> is set once it has succeeded,
/// and null again from <paramref name="VideoDeletedAt"/> on, when the video's time in the store was over.
/// </summary>
public sealed record GenerationResponse(
    Guid Id,
    GenerationState State,
    int Progress,
    string Prompt,
    string Model,
    int Duration,
    string AspectRatio,
    long PriceCredits,
    GenerationChargeResponse? Charge,
    GenerationErrorResponse? Error,
    string? VideoUrl,
    DateTimeOffset? VideoDeletedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? FinishedAt);

internal static class GenerationResponses
{
    public static GenerationResponse Example(GenerationState state) => new(
        Examples.Id,
        state,
        state == GenerationState.Succeeded ? 100 : 0,
        "一只在雨中弹钢琴的猫",
        "veo3",
        5,
        "16:9",
        15,
        state == GenerationState.Succeeded
            ? new GenerationChargeResponse(15, 100, GenerationCause.Delivered, GenerationState.Running, RefundPolicy.FirstVersion)
            : null,
        null,
        state == GenerationState.Succeeded ? $"/api/v1/generations/{Examples.Id}/video" : null,
        null,
        Examples.Time,
        state == GenerationState.Succeeded ? Examples.Time.AddSeconds(2) : null,
        state == GenerationState.Succeeded ? Examples.Time.AddSeconds(90) : null);

    extension(GenerationJob job)
    {
        public GenerationResponse ToResponse() => new(
            job.Id,
            job.State,
            job.Progress,
            job.Prompt,
            job.ModelCode,
            job.DurationSeconds,
            job.AspectRatio,
            job.PriceCredits.Value,
            job.ToCharge(),
            job.ErrorCode is null ? null : new GenerationErrorResponse(job.ErrorCode, job.ErrorMessage ?? string.Empty),
            job is { State: GenerationState.Succeeded, VideoDeletedAt: null } ? $"/api/v1/generations/{job.Id}/video" : null,
            job.VideoDeletedAt,
            job.CreatedAt,
            job.SubmittedAt,
            job.FinishedAt);

        private GenerationChargeResponse? ToCharge() =>
            job is { ChargedCredits: { } credits, ChargedPercent: { } percent, EndCause: { } cause, EndPhase: { } phase }
                ? new GenerationChargeResponse(credits.Value, percent, cause, phase, job.PolicyVersion)
                : null;
    }
}
