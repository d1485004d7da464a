using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>What the operator has to say about it; kept with the alert.</summary>
public sealed record AcknowledgeAlertRequest(string? Note = null);

internal sealed class AcknowledgeAlertValidator : AbstractValidator<AcknowledgeAlertRequest>
{
    public AcknowledgeAlertValidator() => RuleFor(request => request.Note).PlainText(Alert.MaxNoteLength);
}

internal static class AcknowledgeAlert
{
    public static readonly ProblemKind AlreadyRecovered = new("alert_recovered", 409, "This alert is over.");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/alerts/{id:guid}/acknowledge", HandleAsync)
        .Describe(
            "acknowledgeAlert",
            "Take an alert in hand",
            "Says who looks after it. It stays open until what it tells of is over; the first who acknowledges it counts. For operators.")
        .RepeatIsHarmless("An alert is acknowledged once; the second call finds it so.")
        .Audited("alert.acknowledge")
        .WithExamples(new AcknowledgeAlertRequest("Codes are bought, they come this afternoon."), AlertResponses.Example)
        .Produces<AlertResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound, AlreadyRecovered);

    private static async Task<Results<Ok<AlertResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AcknowledgeAlertRequest request, Caller caller, AppDbContext db, AuditLog audit, TimeProvider time,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await db.Alerts.SingleOrDefaultAsync(alert => alert.Id == id, cancellationToken);
        await db.Set<Alert>()
            .Where(alert => alert.Id == id && alert.RecoveredAt == null && alert.AcknowledgedAt == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(alert => alert.AcknowledgedAt, time.GetUtcNow())
                    .SetProperty(alert => alert.AcknowledgedBy, caller.UserId)
                    .SetProperty(alert => alert.Note, request.Note),
                cancellationToken);
        if (before is null || await db.Alerts.SingleOrDefaultAsync(alert => alert.Id == id, cancellationToken) is not { } found)
        {
            return StandardProblems.NotFound.Because("No alert has this id.");
        }

        if (found.AcknowledgedAt is null)
        {
            return AlreadyRecovered.Because("Nothing is left to look after.");
        }

        await audit.WriteAsync("alert", id.ToString(), Standing(before), Standing(found), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(found.ToResponse(
            await db.AlertMessages.Where(message => message.AlertId == id).ToListAsync(cancellationToken)));
    }

    private static object Standing(Alert alert) => new { alert.Kind, alert.Key, alert.AcknowledgedBy, alert.AcknowledgedAt, alert.Note };
}
