using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

public sealed record AlertRulesResponse(IReadOnlyList<AlertRuleResponse> Items);

internal static class ListAlertRules
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/alert-rules", HandleAsync)
        .Describe("listAlertRules", "List what is measured", "Each rule with its thresholds. For operators.")
        .WithExamples(null, new AlertRulesResponse([AlertResponses.RuleExample]))
        .Produces<AlertRulesResponse>()
        .ProducesProblems(StandardProblems.Forbidden);

    private static async Task<Ok<AlertRulesResponse>> HandleAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var rules = await db.AlertRules.AsNoTracking().OrderBy(rule => rule.Code).ToListAsync(cancellationToken);
        return TypedResults.Ok(new AlertRulesResponse([.. rules.Select(rule => rule.ToResponse())]));
    }
}
