using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations.Overview;

/// <summary>In credits. <paramref name="UsedRatio"/> is used ÷ quota from 0 to 1, rounded to four decimals.</summary>
public sealed record HighUsageResponse(
    Guid UserId, string? Email, long Quota, long Used, long Reserved, long Remaining, double UsedRatio);

internal static class ListHighUsage
{
    private const decimal DefaultThreshold = 0.8m;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/quota/high-usage", HandleAsync)
        .Describe(
            "listHighUsage",
            "List customers who have used most of their quota",
            "Most used first. 'threshold' is the least share of the quota that is used, from 0.5 to 1; 0.8 when left out. For operators.")
        .WithExamples(
            null, new Page<HighUsageResponse>([new(Examples.Id, "cat@example.com", 150, 135, 15, 0, 0.9)], null))
        .Produces<Page<HighUsageResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<Page<HighUsageResponse>>, ProblemHttpResult>> HandleAsync(
        decimal? threshold, int? limit, string? cursor, MostUsedQuotas quotas, CancellationToken cancellationToken)
    {
        var least = threshold ?? DefaultThreshold;
        if (least is < MostUsedQuotas.LeastShare or > 1)
        {
            return StandardProblems.Invalid("threshold", "'threshold' must be between 0.5 and 1.");
        }

        if (PageRequest.Read(limit, null, out var page) is { } problem)
        {
            return problem;
        }

        if (!HighUsageCursor.TryRead(cursor, out var after))
        {
            return StandardProblems.Invalid("cursor", "'cursor' must be a nextCursor of an earlier page.");
        }

        var share = (long)decimal.Ceiling(least * MostUsedQuotas.Whole);
        var uses = await quotas.ListAsync(share, after, page.Limit + 1, cancellationToken);
        var next = uses.Count > page.Limit ? HighUsageCursor.Of(uses[page.Limit - 1]) : null;
        return TypedResults.Ok(new Page<HighUsageResponse>([.. uses.Take(page.Limit).Select(Show)], next));
    }

    private static HighUsageResponse Show(QuotaUse use) => new(
        use.UserId,
        use.Email,
        use.Quota,
        use.Used,
        use.Reserved,
        use.Quota - use.Used - use.Reserved,
        Math.Round((double)use.Used / use.Quota, 4));
}
