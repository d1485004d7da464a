using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>The query parameters by which findings are chosen. Each is spelled as it is answered.</summary>
internal readonly record struct FindingFilter(
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "cursor")] string? Cursor,
    [FromQuery(Name = "date")] string? Date,
    [FromQuery(Name = "kind")] string? Kind,
    [FromQuery(Name = "state")] string? State)
{
    /// <summary>Null when all are readable.</summary>
    public ProblemHttpResult? Problem() =>
        Date is not null && Day is null ? StandardProblems.Invalid("date", "'date' must be a day such as 2026-03-01.")
        : Kind is not null && !EnumText.TryParse<FindingKind>(Kind, out _) ? StandardProblems.Invalid("kind", NamesOf<FindingKind>("kind"))
        : State is not null && !EnumText.TryParse<FindingState>(State, out _)
            ? StandardProblems.Invalid("state", NamesOf<FindingState>("state"))
            : null;

    public IQueryable<ReconciliationFinding> Apply(IQueryable<ReconciliationFinding> findings)
    {
        if (Day is { } day)
        {
            findings = findings.Where(finding => finding.BillDate == day);
        }

        if (EnumText.TryParse<FindingKind>(Kind, out var kind))
        {
            findings = findings.Where(finding => finding.Kind == kind);
        }

        return EnumText.TryParse<FindingState>(State, out var state) ? findings.Where(finding => finding.State == state) : findings;
    }

    private DateOnly? Day => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : null;

    private static string NamesOf<T>(string field)
        where T : struct, Enum => $"'{field}' must be one of {string.Join(", ", Enum.GetValues<T>().Select(EnumText.Of))}.";
}
