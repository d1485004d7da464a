using System.Text.Json.Serialization;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>The body of <c>veo3/generate</c>, exactly as the operators' document has it.</summary>
internal sealed record VivaGenerateBody(string Prompt, int Duration);

/// <summary>
/// The body of <c>/v1/video/create</c>. <c>enhance_prompt</c> also translates: the models behind it understand English only.
/// </summary>
internal sealed record VivaCreateBody(
    string Model, string Prompt, IReadOnlyList<string>? Images, string? AspectRatio, bool EnhancePrompt, bool EnableUpsample)
{
    public static VivaCreateBody For(VivaJob job) => new(
        job.Model, job.Prompt, job.ImageUrls.Count == 0 ? null : job.ImageUrls, job.AspectRatio, EnhancePrompt: true, EnableUpsample: true);
}

/// <summary>The body of <c>/v1/video/generations</c>; what only some providers take travels in <c>metadata</c>.</summary>
internal sealed record VivaGenerationsBody(
    string Model, string Prompt, int Duration, IReadOnlyList<string>? Images, VivaGenerationsMetadata Metadata)
{
    public static VivaGenerationsBody For(VivaJob job) => new(
        job.Model,
        job.Prompt,
        job.DurationSeconds,
        job.ImageUrls.Count == 0 ? null : job.ImageUrls,
        new VivaGenerationsMetadata(job.DurationSeconds, job.AspectRatio));
}

/// <summary>Google's own parameter names, in camel case where the rest of the body is in snake case.</summary>
internal sealed record VivaGenerationsMetadata(
    [property: JsonPropertyName("durationSeconds")] int DurationSeconds,
    [property: JsonPropertyName("aspectRatio")] string? AspectRatio);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Account.VivaTopUpBody))]
[JsonSerializable(typeof(Tokens.VivaTokenBody))]
[JsonSerializable(typeof(Tokens.VivaTokenIds))]
[JsonSerializable(typeof(Tokens.VivaTokenStatus))]
[JsonSerializable(typeof(VivaGenerateBody))]
[JsonSerializable(typeof(VivaCreateBody))]
[JsonSerializable(typeof(VivaGenerationsBody))]
internal sealed partial class VivaJson : JsonSerializerContext;
