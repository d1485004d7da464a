using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

internal static class ListApiKeys
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api-keys", HandleAsync)
        .Describe("listApiKeys", "List API keys", "The caller's keys, newest first, revoked ones included; never the keys themselves.")
        .WithExamples(null, new Page<ApiKeyResponse>([ApiKeyResponses.Example], null))
        .Produces<Page<ApiKeyResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed);

    private static async Task<Results<Ok<Page<ApiKeyResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, Caller caller, AppDbContext db, CancellationToken cancellationToken)
    {
        if (PageRequest.Read(limit, cursor, out var page) is { } problem)
        {
            return problem;
        }

        var rows = await db.ApiKeys.AsNoTracking()
            .Where(key => key.UserId == caller.UserId && (page.Before == null || key.Id < page.Before))
            .OrderByDescending(key => key.Id)
            .Take(page.Limit + 1)
            .LeftJoin(
                db.CreditBudgets, key => key.BudgetId, budget => (Guid?)budget.Id, (key, budget) => new { Key = key, Budget = budget })
            .OrderByDescending(row => row.Key.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, row => row.Key.Id, row => row.Key.ToResponse(row.Budget)));
    }
}
