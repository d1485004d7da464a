using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

internal static class GetGeneration
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/generations/{id:guid}", HandleAsync)
        .AcceptsKeys(KeyScope.Generate, KeyScope.Read)
        .Describe("getGeneration", "Get a job", "State and progress of one video job.")
        .WithExamples(null, GenerationResponses.Example(GenerationState.Succeeded))
        .Produces<GenerationResponse>()
        .ProducesProblems(StandardProblems.NotFound);

    private static async Task<Results<Ok<GenerationResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, AppDbContext db, CancellationToken cancellationToken) =>
        await db.Generations.AsNoTracking().SingleOrDefaultAsync(
            job => job.Id == id && job.UserId == caller.UserId, cancellationToken) is { } job
            ? TypedResults.Ok(job.ToResponse())
            : StandardProblems.NotFound.Because("No job of yours has this id.");
}
