using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

internal static class ListRefillCodes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/refill-codes", HandleAsync)
        .Describe("listRefillCodes", "List the redemption codes", "How each stands, without the code; newest first. For operators.")
        .WithExamples(null, new Page<RefillCodeResponse>([RefillResponses.CodeExample], null))
        .Produces<Page<RefillCodeResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<Page<RefillCodeResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, AppDbContext db, CancellationToken cancellationToken)
    {
        if (PageRequest.Read(limit, cursor, out var page) is { } problem)
        {
            return problem;
        }

        var rows = await db.RefillCodes
            .Where(code => page.Before == null || code.Id < page.Before)
            .OrderByDescending(code => code.Id)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, code => code.Id, code => code.ToResponse()));
    }
}
