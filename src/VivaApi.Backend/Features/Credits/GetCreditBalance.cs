using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Credits;

/// <summary>The credits after the last movement at or before <paramref name="At"/>; zeros before the first.</summary>
public sealed record CreditBalanceResponse(DateTimeOffset At, long Available, long Reserved);

internal static class GetCreditBalance
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/credits/balance", HandleAsync)
        .AcceptsKeys(KeyScope.Read)
        .Describe(
            "getCreditBalance",
            "Get the balance at a moment",
            "What the caller could spend and what was held for jobs at a moment ('at', an RFC 3339 time with an offset); now, when it is "
            + "left out. A moment to come answers the balance as it stands.")
        .WithExamples(null, new CreditBalanceResponse(Examples.Time, 135, 15))
        .Produces<CreditBalanceResponse>()
        .ProducesProblems(StandardProblems.MalformedRequest);

    private static async Task<Ok<CreditBalanceResponse>> HandleAsync(
        DateTimeOffset? at, Caller caller, AppDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var moment = (at ?? time.GetUtcNow()).ToUniversalTime();
        if (at is null)
        {
            // The account itself: its last entry may be stamped a little later than now, by a copy whose clock is ahead.
            var account = await db.CreditAccounts.SingleOrDefaultAsync(row => row.UserId == caller.UserId, cancellationToken);
            return TypedResults.Ok(
                new CreditBalanceResponse(moment, account?.AvailableCredits.Value ?? 0, account?.ReservedCredits.Value ?? 0));
        }

        var last = await db.LastCreditEntry(caller.UserId, moment)
            .Select(entry => new { entry.AvailableAfter, entry.ReservedAfter })
            .SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(
            new CreditBalanceResponse(moment, last?.AvailableAfter.Value ?? 0, last?.ReservedAfter.Value ?? 0));
    }
}
