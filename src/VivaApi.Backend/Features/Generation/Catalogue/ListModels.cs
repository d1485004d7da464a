using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Catalogue;

/// <summary>
/// A model on offer. The first of <paramref name="Durations"/> (seconds) and <paramref name="AspectRatios"/> is its default.
/// </summary>
public sealed record ModelResponse(
    string Code,
    string Name,
    long PriceCredits,
    IReadOnlyList<int> Durations,
    IReadOnlyList<string> AspectRatios,
    int MaxImages,
    bool IsDefault);

/// <summary>The models on offer.</summary>
public sealed record ModelsResponse(IReadOnlyList<ModelResponse> Items);

internal static class ListModels
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/models", HandleAsync)
        .Describe("listModels", "List models", "What can be asked for, and what a video costs. The first is the default.")
        .WithExamples(null, new ModelsResponse([new ModelResponse("veo3", "VEO 3", 15, [5, 8], ["16:9"], 0, true)]))
        .Produces<ModelsResponse>();

    private static async Task<Ok<ModelsResponse>> HandleAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var models = await db.GenerationModels.Where(model => model.OnOffer).OrderBy(model => model.Position)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new ModelsResponse([.. models.Select((model, place) => new ModelResponse(
            model.Code, model.Name, model.PriceCredits.Value, model.Durations, model.AspectRatios, model.MaxImages, place == 0))]));
    }
}
