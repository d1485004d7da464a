using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Credits;

/// <summary>
/// One movement. <paramref name="Reference"/> says what for: <c>order:{id}</c>, <c>generation:{id}</c>, <c>refund:{id}</c>,
/// <c>adjustment:{id}</c>; <paramref name="Order"/> or <paramref name="Generation"/> tell more of it, <paramref name="Reason"/> is an
/// operator's.
/// </summary>
public sealed record CreditEntryResponse(
    Guid Id,
    CreditEntryKind Kind,
    long Amount,
    long AvailableAfter,
    long ReservedAfter,
    string Reference,
    string? Reason,
    DateTimeOffset CreatedAt,
    CreditEntryOrderResponse? Order,
    CreditEntryGenerationResponse? Generation);

internal static class ListCreditEntries
{
    private static readonly CreditEntryResponse Example = new(
        Examples.Id,
        CreditEntryKind.Grant,
        150,
        150,
        0,
        $"order:{Examples.Id}",
        null,
        Examples.Time,
        new CreditEntryOrderResponse(Examples.Id, $"VIVA{Examples.Id:N}", "专业套餐", 9_900),
        null);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/credits/entries", HandleAsync)
        .Describe(
            "listCreditEntries",
            "List credit movements",
            "Every movement of the caller's credits, newest first, with the balances after it and the order or the job it was for. "
            + "Filters: 'kind' (grant, reserve, settle, release, revoke, restore or adjust; may be repeated), 'from' (inclusive) and 'to' "
            + "(exclusive), RFC 3339 times with an offset.")
        .WithExamples(null, new Page<CreditEntryResponse>([Example], null))
        .Produces<Page<CreditEntryResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.MalformedRequest);

    private static async Task<Results<Ok<Page<CreditEntryResponse>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] CreditEntryQuery query,
        Caller caller,
        AppDbContext db,
        MovementExplanations explanations,
        CancellationToken cancellationToken)
    {
        CreditEntryKind[] kinds = [];
        if ((PageRequest.Read(query.Limit, query.Cursor, out var page) ?? query.Read(out kinds)) is { } problem)
        {
            return problem;
        }

        var rows = await db.CreditEntriesBetween(caller.UserId, query.From?.ToUniversalTime(), query.To?.ToUniversalTime())
            .Where(entry => kinds.Length == 0 || kinds.Contains(entry.Kind))
            .Where(entry => page.Before == null
                || entry.Sequence < db.Set<CreditEntry>().Single(last => last.Id == page.Before && last.UserId == caller.UserId).Sequence)
            .OrderByDescending(entry => entry.Sequence)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        var subjectOf = await explanations.ForAsync(caller.UserId, rows, cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, entry => entry.Id, entry => Show(entry, subjectOf(entry))));
    }

    private static CreditEntryResponse Show(CreditEntry entry, MovementSubject subject) => new(
        entry.Id,
        entry.Kind,
        entry.Amount.Value,
        entry.AvailableAfter.Value,
        entry.ReservedAfter.Value,
        entry.Reference,
        entry.Reason,
        entry.CreatedAt,
        subject.Order,
        subject.Generation);
}
