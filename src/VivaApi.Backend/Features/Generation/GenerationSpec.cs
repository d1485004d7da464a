namespace VivaApi.Backend.Features.Generation;

/// <summary>What was asked, completed with the model's defaults and checked against what the model can do.</summary>
internal sealed record GenerationSpec(
    GenerationModel Model, string Prompt, int DurationSeconds, string AspectRatio, IReadOnlyList<string> ImageUrls)
{
    /// <summary>Null in <paramref name="spec"/> and the field and reason when the model cannot do what is asked.</summary>
    public static (string Field, string Reason)? Complete(CreateGenerationRequest request, GenerationModel model, out GenerationSpec? spec)
    {
        spec = null;
        var duration = request.Duration ?? model.Durations[0];
        if (!model.Durations.Contains(duration))
        {
            return ("duration", $"'duration' must be one of {string.Join(", ", model.Durations)} seconds for {model.Code}.");
        }

        var aspectRatio = request.AspectRatio ?? model.AspectRatios[0];
        if (!model.AspectRatios.Contains(aspectRatio))
        {
            return ("aspectRatio", $"'aspectRatio' must be one of {string.Join(", ", model.AspectRatios)} for {model.Code}.");
        }

        var images = request.ImageUrls ?? [];
        if (images.Count > model.MaxImages)
        {
            return ("imageUrls", $"{model.Code} takes at most {model.MaxImages} images.");
        }

        spec = new GenerationSpec(model, request.Prompt.Trim(), duration, aspectRatio, images);
        return null;
    }
}
