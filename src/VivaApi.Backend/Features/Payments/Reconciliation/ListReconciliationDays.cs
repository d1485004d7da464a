using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>
/// What became of a day's bill. <paramref name="NextAttemptAt"/> is null once it is over; <paramref name="LastProblem"/> is why the last
/// attempt that failed did. <paramref name="ForeignLines"/> are other shops' on the same account. Amounts are in fen.
/// </summary>
public sealed record ReconciliationDayResponse(
    DateOnly BillDate,
    ReconciliationState State,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? FinishedAt,
    string? LastProblem,
    int Lines,
    int ForeignLines,
    long PaidFen,
    long RefundedFen,
    int OpenFindings);

/// <summary>A day is its own cursor: there is one row for each.</summary>
internal static class ListReconciliationDays
{
    private const string DayForm = "yyyy-MM-dd";

    private static readonly ReconciliationDayResponse Example = new(
        new DateOnly(2026, 3, 1), ReconciliationState.Compared, 1, null, Examples.Time, null, 42, 0, 415_800, 9_900, 1);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/admin/reconciliations/days", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe(
            "listReconciliationDays",
            "List the days and their bills",
            "For operators. Each day (in Beijing) since the first order, newest first: whether its bill was compared, is waited "
            + "for and why, was not needed, or was given up; and how many of its findings are open. Filter by 'state'.")
        .WithExamples(null, new Page<ReconciliationDayResponse>([Example], null))
        .Produces<Page<ReconciliationDayResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<Page<ReconciliationDayResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, string? state, AppDbContext db, CancellationToken cancellationToken)
    {
        if ((PageRequest.Read(limit, null, out var page) ?? Problem(cursor, state)) is { } problem)
        {
            return problem;
        }

        var before = Day(cursor);
        var chosen = EnumText.TryParse<ReconciliationState>(state, out var known) ? known : (ReconciliationState?)null;
        var findings = db.ReconciliationFindings;
        var rows = await db.ReconciliationRuns
            .Where(run => (before == null || run.BillDate < before) && (chosen == null || run.State == chosen))
            .OrderByDescending(run => run.BillDate)
            .Take(page.Limit + 1)
            .Select(run => new
            {
                run,
                open = findings.Count(
                    finding => finding.BillDate == run.BillDate && finding.State == FindingState.Open),
            })
            .ToListAsync(cancellationToken);
        var next = rows.Count > page.Limit ? rows[page.Limit - 1].run.BillDate.ToString(DayForm, CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<ReconciliationDayResponse>(
            [.. rows.Take(page.Limit).Select(row => ToResponse(row.run, row.open))], next));
    }

    private static ProblemHttpResult? Problem(string? cursor, string? state) =>
        cursor is not null && Day(cursor) is null ? StandardProblems.Invalid("cursor", "'cursor' must be a nextCursor of an earlier page.")
        : state is not null && !EnumText.TryParse<ReconciliationState>(state, out _)
            ? StandardProblems.Invalid(
                "state", $"'state' must be one of {string.Join(", ", Enum.GetValues<ReconciliationState>().Select(EnumText.Of))}.")
            : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static ReconciliationDayResponse ToResponse(ReconciliationRun run, int open) => new(
        run.BillDate,
        run.State,
        run.Attempts,
        run.State == ReconciliationState.Waiting ? run.NextAttemptAt : null,
        run.FinishedAt,
        run.LastProblem,
        run.Lines,
        run.ForeignLines,
        run.PaidFen.Value,
        run.RefundedFen.Value,
        open);
}
