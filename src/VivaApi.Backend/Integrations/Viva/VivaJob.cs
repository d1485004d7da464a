namespace VivaApi.Backend.Integrations.Viva;

/// <summary>One video to ask for. <see cref="VivaRoute.OperatorsGenerate"/> sends the prompt and the duration and nothing else.</summary>
/// <param name="AspectRatio">As <c>16:9</c> or <c>9:16</c>; null leaves the choice to the model.</param>
/// <param name="ImageUrls">First frame, then last frame; addresses that VivaAPI itself can fetch, or <c>data:</c> addresses.</param>
internal sealed record VivaJob(
    VivaRoute Route, string Model, string Prompt, int DurationSeconds, string? AspectRatio, IReadOnlyList<string> ImageUrls);
