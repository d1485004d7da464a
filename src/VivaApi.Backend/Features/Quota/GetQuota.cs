using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

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
        .Produces<QuotaResponse>();

    private static async Task<Ok<QuotaResponse>> HandleAsync(Caller caller, AppDbContext db, CancellationToken cancellationToken)
    {
        // Two single-row reads in one round trip; a customer who never bought has neither row and sees zeros.
        var keys = db.UserVivaApiKeys.Where(key => key.UserId == caller.UserId);
        var books = await db.AvailableCreditsOf(caller.UserId)
            .Select(available => new { Available = available, Key = keys.FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(Show(books?.Key, books?.Available.Value ?? 0));
    }

    private static QuotaResponse Show(UserVivaApiKey? key, long available) => key is null
        ? new QuotaResponse(0, 0, 0, 0, 0, available)
        : new QuotaResponse(
            key.Quota.Value,
            key.Used.Value,
            key.Reserved.Value,
            key.Remaining.Value,
            key.Quota.Value == 0 ? 0 : Math.Round((double)key.Used.Value / key.Quota.Value, 4),
            available);
}
