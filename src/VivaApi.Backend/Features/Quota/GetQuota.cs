using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Quota;

/// <summary>In credits. <paramref name="UsedRatio"/> is used ÷ quota from 0 to 1, rounded to four decimals; 0 without a quota.</summary>
public sealed record QuotaResponse(long Quota, long Used, long Reserved, long Remaining, double UsedRatio, long AvailableCredits);

internal static class GetQuota
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/quota", HandleAsync)
        .AcceptsKeys(KeyScope.Read)
        .Describe(
            "getQuota",
            "Get the quota",
            "What the caller may use of VivaAPI, what is used and held by running jobs, and the credits at hand.")
        .WithExamples(null, new QuotaResponse(150, 15, 0, 135, 0.1, 135))
        .Produces<QuotaResponse>()
        .ProducesProblems(StandardProblems.Unavailable);

    private static async Task<Results<Ok<QuotaResponse>, ProblemHttpResult>> HandleAsync(
        Caller caller, QuotaReadings readings, CancellationToken cancellationToken) =>
        readings.TryRead(caller.UserId, cancellationToken) is { } reading
            ? TypedResults.Ok(await reading)
            : StandardProblems.Unavailable.Because("Too many requests are waiting.");
}
