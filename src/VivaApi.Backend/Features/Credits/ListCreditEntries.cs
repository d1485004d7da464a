using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Credits;

/// <summary>
/// One movement. <paramref name="Reference"/> says what for: <c>order:{id}</c>, <c>generation:{id}</c>, <c>refund:{id}</c>.
/// </summary>
public sealed record CreditEntryResponse(
    Guid Id,
    CreditEntryKind Kind,
    long Amount,
    long AvailableAfter,
    long ReservedAfter,
    string Reference,
    string? Reason,
    DateTimeOffset CreatedAt);

internal static class ListCreditEntries
{
    private static readonly CreditEntryResponse Example =
        new(Examples.Id, CreditEntryKind.Grant, 150, 150, 0, $"order:{Examples.Id}", null, Examples.Time);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/credits/entries", HandleAsync)
        .AcceptsKeys(KeyScope.Read)
        .Describe(
            "listCreditEntries",
            "List credit movements",
            "Every movement of the caller's credits, newest first, with the balances after it.")
        .WithExamples(null, new Page<CreditEntryResponse>([Example], null))
        .Produces<Page<CreditEntryResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed);

    private static async Task<Results<Ok<Page<CreditEntryResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, Caller caller, AppDbContext db, CancellationToken cancellationToken)
    {
        if (PageRequest.Read(limit, cursor, out var page) is { } problem)
        {
            return problem;
        }

        var rows = await db.CreditEntries
            .Where(entry => entry.UserId == caller.UserId)
            .Where(entry => page.Before == null
                || entry.Sequence < db.Set<CreditEntry>().Single(last => last.Id == page.Before && last.UserId == caller.UserId).Sequence)
            .OrderByDescending(entry => entry.Sequence)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, entry => entry.Id, Show));
    }

    private static CreditEntryResponse Show(CreditEntry entry) => new(
        entry.Id,
        entry.Kind,
        entry.Amount.Value,
        entry.AvailableAfter.Value,
        entry.ReservedAfter.Value,
        entry.Reference,
        entry.Reason,
        entry.CreatedAt);
}
