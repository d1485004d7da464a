using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Why a job did not end in a video.</summary>
public sealed record GenerationErrorResponse(string Code, string Message);

/// <summary>
/// A video job. <paramref name="Progress"/> is 0 to 100. <paramref name="PriceCredits"/> is held while the job is open,
/// spent when it succeeds, and given back otherwise. <paramref name="VideoUrl"/> is set once it has succeeded, and null again from
/// <paramref name="VideoDeletedAt"/> on, when the video's time in the store was over.
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
            job.ErrorCode is null ? null : new GenerationErrorResponse(job.ErrorCode, job.ErrorMessage ?? string.Empty),
            job is { State: GenerationState.Succeeded, VideoDeletedAt: null } ? $"/api/v1/generations/{job.Id}/video" : null,
            job.VideoDeletedAt,
            job.CreatedAt,
            job.SubmittedAt,
            job.FinishedAt);
    }
}
