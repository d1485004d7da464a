using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

internal static class ListRefills
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/refills", HandleAsync)
        .Describe(
            "listRefills",
            "List purchases for the account at VivaAPI",
            "Newest first: those that were made, and those that an operator is asked for. Filter by 'state'. For operators.")
        .WithExamples(null, new Page<RefillResponse>([RefillResponses.Example], null))
        .Produces<Page<RefillResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<Page<RefillResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, string? state, AppDbContext db, CancellationToken cancellationToken)
    {
        if (PageRequest.Read(limit, cursor, out var page) is { } problem)
        {
            return problem;
        }

        var refills = db.Refills;
        if (state is not null)
        {
            if (!EnumText.TryParse<RefillState>(state, out var wanted))
            {
                var names = string.Join(", ", Enum.GetValues<RefillState>().Select(EnumText.Of));
                return StandardProblems.Invalid("state", $"'state' must be one of {names}.");
            }

            refills = refills.Where(refill => refill.State == wanted);
        }

        var rows = await refills
            .Where(refill => page.Before == null || refill.Id < page.Before)
            .OrderByDescending(refill => refill.Id)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, refill => refill.Id, refill => refill.ToResponse()));
    }
}
