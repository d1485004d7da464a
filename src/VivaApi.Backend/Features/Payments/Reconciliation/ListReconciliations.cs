using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

internal static class ListReconciliations
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/admin/reconciliations", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe(
            "listReconciliations",
            "List what the daily bills showed",
            "For operators. Every difference between Alipay's daily bills and our books, newest first, each kept once. Filter by 'date' "
            + "(the bill's day in Beijing, yyyy-MM-dd), 'kind' and 'state'.")
        .WithExamples(null, new Page<ReconciliationFindingResponse>([FindingResponses.Example], null))
        .Produces<Page<ReconciliationFindingResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<Page<ReconciliationFindingResponse>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] FindingFilter filter, AppDbContext db, CancellationToken cancellationToken)
    {
        if ((PageRequest.Read(filter.Limit, filter.Cursor, out var page) ?? filter.Problem()) is { } problem)
        {
            return problem;
        }

        var rows = await filter.Apply(db.ReconciliationFindings)
            .Where(finding => page.Before == null || finding.Id < page.Before)
            .OrderByDescending(finding => finding.Id)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, finding => finding.Id, finding => finding.ToResponse()));
    }
}
