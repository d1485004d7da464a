using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation.Catalogue;

internal static class ListAllModels
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/admin/models", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe("listAllModels", "List all models", "On offer or not, with what they cost at VivaAPI and their versions. For operators.")
        .WithExamples(null, new OfferedModelsResponse([ModelOffers.Example]))
        .Produces<OfferedModelsResponse>()
        .ProducesProblems(StandardProblems.Forbidden);

    private static async Task<Ok<OfferedModelsResponse>> HandleAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var models = await db.GenerationModels.OrderBy(model => model.Position).ThenBy(model => model.Code).ToListAsync(cancellationToken);
        return TypedResults.Ok(new OfferedModelsResponse([.. models.Select(model => model.ToOffer())]));
    }
}
