using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations.Overview;

/// <summary>
/// All customers together, in credits. <paramref name="UsedRatio"/> is used ÷ quota, rounded to four decimals.
/// <paramref name="UpstreamCredits"/> is what VivaAPI's accounts hold, in credits at what one is paid for, as of
/// <paramref name="UpstreamSeenAt"/>; null where they have not answered yet. <paramref name="OpenJobsFen"/> is what the jobs that have not
/// ended will cost. <paramref name="HoursLeft"/> is how long the balance lasts at <paramref name="BurnPerHour"/> (credits an hour, over the
/// last 24 hours); null while nothing is spent or nothing is known.
/// </summary>
public sealed record QuotaOverviewResponse(
    long Quota,
    long Used,
    long Reserved,
    long Remaining,
    double UsedRatio,
    long? UpstreamCredits,
    DateTimeOffset? UpstreamSeenAt,
    long OpenJobs,
    long OpenJobsFen,
    double BurnPerHour,
    double? HoursLeft);

internal static class GetQuotaOverview
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/quota/overview", HandleAsync)
        .Describe(
            "getQuotaOverview",
            "See how all quotas and VivaAPI stand",
            "What all customers may use, have used and hold; what VivaAPI's accounts hold and how long that lasts. For operators.")
        .WithExamples(null, new QuotaOverviewResponse(75_000, 30_000, 1_500, 43_500, 0.4, 50_000, Examples.Time, 100, 37_500, 625, 80))
        .Produces<QuotaOverviewResponse>()
        .ProducesProblems(StandardProblems.Forbidden);

    private static async Task<Ok<QuotaOverviewResponse>> HandleAsync(QuotaOverview overview, CancellationToken cancellationToken) =>
        TypedResults.Ok(await overview.ReadAsync(cancellationToken));
}
