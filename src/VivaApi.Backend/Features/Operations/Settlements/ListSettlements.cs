using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

internal static class ListSettlements
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/settlements", HandleAsync)
        .Describe(
            "listSettlements",
            "List the closed days",
            "Each day in Beijing is closed once, in the night after it; the last day first. For operators.")
        .WithExamples(null, new Page<SettlementResponse>([SettlementResponses.Example], null))
        .Produces<Page<SettlementResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<Page<SettlementResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, AppDbContext db, CancellationToken cancellationToken)
    {
        if (PageRequest.Read(limit, cursor, out var page) is { } problem)
        {
            return problem;
        }

        IQueryable<Settlement> all = db.Settlements;
        var rows = await all
            .Where(settlement => page.Before == null
                || settlement.Day < all.Where(last => last.Id == page.Before).Max(last => (DateOnly?)last.Day))
            .OrderByDescending(settlement => settlement.Day)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, settlement => settlement.Id, settlement => settlement.ToResponse()));
    }
}
