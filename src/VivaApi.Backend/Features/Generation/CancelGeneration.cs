using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

internal static class CancelGeneration
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/generations/{id:guid}/cancel", HandleAsync)
        .AcceptsKeys(KeyScope.Generate)
        .Describe(
            "cancelGeneration",
            "Cancel a job",
            "A queued job is cancelled and its credits are given back. A job that VivaAPI has cannot be cancelled. "
            + "Repeating it changes nothing.")
        .RepeatIsHarmless("The second call changes nothing and answers the same.")
        .WithExamples(null, GenerationResponses.Example(GenerationState.Cancelled))
        .Produces<GenerationResponse>()
        .ProducesProblems(StandardProblems.NotFound, GenerationProblems.NotCancellable);

    private static async Task<Results<Ok<GenerationResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, AppDbContext db, GenerationCompletion completion, CancellationToken cancellationToken)
    {
        if (!await db.Generations.AnyAsync(job => job.Id == id && job.UserId == caller.UserId, cancellationToken))
        {
            return StandardProblems.NotFound.Because("No job of yours has this id.");
        }

        await completion.FinishAsync(id, new GenerationEnd.Cancelled(), cancellationToken);
        var job = await db.Generations.AsNoTracking().SingleAsync(candidate => candidate.Id == id, cancellationToken);
        return job.State == GenerationState.Cancelled
            ? TypedResults.Ok(job.ToResponse())
            : GenerationProblems.NotCancellable.Because("VivaAPI has it already, or it is finished.", ("state", EnumText.Of(job.State)));
    }
}
