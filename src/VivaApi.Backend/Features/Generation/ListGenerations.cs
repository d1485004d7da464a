using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

internal static class ListGenerations
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/generations", HandleAsync)
        .AcceptsKeys(KeyScope.Generate, KeyScope.Read)
        .Describe("listGenerations", "List jobs", "The caller's video jobs, newest first.")
        .WithExamples(null, new Page<GenerationResponse>([GenerationResponses.Example(GenerationState.Succeeded)], null))
        .Produces<Page<GenerationResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed);

    private static async Task<Results<Ok<Page<GenerationResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, Caller caller, AppDbContext db, CancellationToken cancellationToken)
    {
        if (PageRequest.Read(limit, cursor, out var page) is { } problem)
        {
            return problem;
        }

        var rows = await db.Generations.AsNoTracking()
            .Where(job => job.UserId == caller.UserId && (page.Before == null || job.Id < page.Before))
            .OrderByDescending(job => job.Id)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, job => job.Id, job => job.ToResponse()));
    }
}
