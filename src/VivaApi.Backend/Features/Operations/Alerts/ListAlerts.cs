using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>The query parameters by which alerts are chosen.</summary>
internal readonly record struct AlertFilter(
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "cursor")] string? Cursor,
    [FromQuery(Name = "kind")] string? Kind,
    [FromQuery(Name = "key")] string? Key,
    [FromQuery(Name = "severity")] string? Severity,
    [FromQuery(Name = "state")] string? State)
{
    /// <summary>Null when all are readable.</summary>
    public ProblemHttpResult? Problem() =>
        Severity is not null && !EnumText.TryParse<AlertSeverity>(Severity, out _)
            ? StandardProblems.Invalid("severity", "'severity' must be warning or critical.")
            : State is not (null or "open" or "acknowledged" or "recovered")
                ? StandardProblems.Invalid("state", "'state' must be open, acknowledged or recovered.")
                : Kind?.Length > AlertTable.MaxNameLength || Key?.Length > AlertTable.MaxNameLength
                    ? StandardProblems.Invalid("kind", $"'kind' and 'key' have at most {AlertTable.MaxNameLength} characters.")
                    : null;

    public IQueryable<Alert> Apply(IQueryable<Alert> alerts)
    {
        var (kind, key) = (Kind, Key);
        alerts = kind is null ? alerts : alerts.Where(alert => alert.Kind == kind);
        alerts = key is null ? alerts : alerts.Where(alert => alert.Key == key);
        alerts = EnumText.TryParse<AlertSeverity>(Severity, out var severity) ? alerts.Where(alert => alert.Severity == severity) : alerts;
        return State switch
        {
            "open" => alerts.Where(alert => alert.RecoveredAt == null && alert.AcknowledgedAt == null),
            "acknowledged" => alerts.Where(alert => alert.RecoveredAt == null && alert.AcknowledgedAt != null),
            "recovered" => alerts.Where(alert => alert.RecoveredAt != null),
            _ => alerts,
        };
    }
}

internal static class ListAlerts
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/alerts", HandleAsync)
        .Describe(
            "listAlerts",
            "List alerts",
            "Newest first, those that are over included, with the messages that went out. Filter by 'kind', 'key', 'severity' and 'state'. "
            + "For operators.")
        .WithExamples(null, new Page<AlertResponse>([AlertResponses.Example], null))
        .Produces<Page<AlertResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<Page<AlertResponse>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] AlertFilter filter, AppDbContext db, CancellationToken cancellationToken)
    {
        if ((PageRequest.Read(filter.Limit, filter.Cursor, out var page) ?? filter.Problem()) is { } problem)
        {
            return problem;
        }

        var rows = await filter.Apply(db.Alerts)
            .Where(alert => page.Before == null || alert.Id < page.Before)
            .OrderByDescending(alert => alert.Id)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        var ids = rows.Select(alert => (Guid?)alert.Id).ToList();
        var messages = (await db.AlertMessages.Where(message => ids.Contains(message.AlertId)).ToListAsync(cancellationToken))
            .ToLookup(message => message.AlertId);
        return TypedResults.Ok(page.ToPage(rows, alert => alert.Id, alert => alert.ToResponse(messages[alert.Id])));
    }
}
