using FluentValidation;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Catalogue;

/// <summary>
/// A model as operators set it. <paramref name="Route"/> is <c>operators_generate</c>, <c>video_create</c>, <c>videos</c> or
/// <c>video_generations</c>; <paramref name="UpstreamCostFen"/> is what VivaAPI takes for one video.
/// </summary>
public sealed record ModelTerms(
    string Name,
    string UpstreamModel,
    string Route,
    long PriceCredits,
    long UpstreamCostFen,
    IReadOnlyList<int> Durations,
    IReadOnlyList<string> AspectRatios,
    int MaxImages,
    bool OnOffer,
    int Position);

/// <summary>What operators see of a model. <paramref name="Version"/> goes back with a change; 409 when somebody else was faster.</summary>
public sealed record OfferedModelResponse(string Code, ModelTerms Terms, int Version);

public sealed record OfferedModelsResponse(IReadOnlyList<OfferedModelResponse> Items);

internal sealed class ModelTermsValidator : AbstractValidator<ModelTerms>
{
    private const int MaxChoices = 20;

    public ModelTermsValidator()
    {
        RuleFor(terms => terms.Name).NotEmpty().PlainText(100);
        RuleFor(terms => terms.UpstreamModel).NotEmpty().MaximumLength(100).Matches("^[!-~]+$")
            .WithMessage("'upstreamModel' must be visible ASCII characters.");
        RuleFor(terms => terms.Route).Must(route => EnumText.TryParse<VivaRoute>(route, out _))
            .WithMessage($"'route' must be one of {string.Join(", ", Enum.GetValues<VivaRoute>().Select(EnumText.Of))}.");
        RuleFor(terms => terms.PriceCredits).InclusiveBetween(1, 100_000);
        RuleFor(terms => terms.UpstreamCostFen).InclusiveBetween(0, 10_000_000);
        RuleFor(terms => terms.Durations).NotEmpty()
            .Must(values => values.Count <= MaxChoices && values.All(value => value is >= 1 and <= 600))
            .WithMessage("'durations' must be 1 to 20 numbers of seconds from 1 to 600.");
        RuleFor(terms => terms.AspectRatios).NotEmpty().Must(values => values.Count <= MaxChoices && values.All(IsRatio))
            .WithMessage("'aspectRatios' must be 1 to 20 ratios such as 16:9.");
        RuleFor(terms => terms.MaxImages).InclusiveBetween(0, 10);
        RuleFor(terms => terms.Position).InclusiveBetween(0, 10_000);
    }

    private static bool IsRatio(string? text) =>
        text?.Split(':') is [var width, var height] && IsSide(width) && IsSide(height);

    private static bool IsSide(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiDigit) && text.Trim('0').Length > 0;
}

internal static class ModelOffers
{
    public static readonly ProblemKind Exists = new("model_exists", 409, "There is a model with this code.");

    public static readonly ProblemKind Changed = new("version_conflict", 409, "It was changed meanwhile; look again.")
    {
        Members = [new("version", 3, "the version that it has now")],
    };

    public static OfferedModelResponse Example { get; } = new(
        "veo3", new ModelTerms("VEO 3", "veo3", "operators_generate", 15, 375, [5, 8], ["16:9"], 0, true, 1), 1);

    extension(GenerationModel model)
    {
        public OfferedModelResponse ToOffer() => new(
            model.Code,
            new ModelTerms(
                model.Name,
                model.UpstreamModel,
                EnumText.Of(model.Route),
                model.PriceCredits.Value,
                model.UpstreamCostFen.Value,
                model.Durations,
                model.AspectRatios,
                model.MaxImages,
                model.OnOffer,
                model.Position),
            model.Version);
    }
}
