using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

internal static class GetSettlement
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/settlements/{id:guid}", HandleAsync)
        .Describe(
            "getSettlement",
            "Get a closed day with its leak report",
            "The jobs that ended on the day, by what the customer paid and what VivaAPI took for them. For operators.")
        .WithExamples(null, SettlementResponses.ReportExample)
        .Produces<SettlementReportResponse>()
        .ProducesProblems(StandardProblems.Forbidden, StandardProblems.NotFound);

    private static async Task<Results<Ok<SettlementReportResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AppDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Settlements.SingleOrDefaultAsync(settlement => settlement.Id == id, cancellationToken) is not { } found)
        {
            return StandardProblems.NotFound.Because("No settlement has this id.");
        }

        return TypedResults.Ok(await db.ReportOfAsync(found, cancellationToken));
    }
}
