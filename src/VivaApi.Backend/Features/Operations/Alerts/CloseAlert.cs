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

/// <summary>What was done about it; kept with the alert.</summary>
public sealed record CloseAlertRequest(string Note);

internal sealed class CloseAlertValidator : AbstractValidator<CloseAlertRequest>
{
    public CloseAlertValidator() => RuleFor(request => request.Note).NotEmpty().PlainText(Alert.MaxNoteLength);
}

internal static class CloseAlert
{
    public static readonly ProblemKind EndsItself = new(
        "alert_ends_itself", 409, "This alert ends when what is measured is as it should be.");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/alerts/{id:guid}/close", HandleAsync)
        .Describe(
            "closeAlert",
            "Say that what an alert tells of is over",
            "For what happened once and is settled by people: money that fits no order, a stranger's notification. What is found again "
            + "opens a new alert. An alert of a rule ends by its rule alone. For operators.")
        .RepeatIsHarmless("An alert is closed once; the second call finds it so.")
        .Audited("alert.close")
        .WithExamples(
            new CloseAlertRequest("Refunded at Alipay, the payer was told."),
            AlertResponses.Example with
            {
                Kind = "payment_mismatch",
                Key = "VIVA0192f0c1d2e37f00a1b2c3d4e5f60718",
                Message = "Alipay says that 19900 fen were paid; the order is over 9900 fen.",
                State = "recovered",
                RecoveredAt = Examples.Time.AddHours(2),
                ClosedBy = Examples.Id,
                ClosingNote = "Refunded at Alipay, the payer was told.",
            })
        .Produces<AlertResponse>()
        .ProducesProblems(
            StandardProblems.ValidationFailed,
            StandardProblems.Forbidden,
            StandardProblems.NotFound,
            AcknowledgeAlert.AlreadyRecovered,
            EndsItself);

    private static async Task<Results<Ok<AlertResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, CloseAlertRequest request, Caller caller, AppDbContext db, AlertBook alerts, AuditLog audit,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Alerts.SingleOrDefaultAsync(alert => alert.Id == id, cancellationToken) is not { } before)
        {
            return StandardProblems.NotFound.Because("No alert has this id.");
        }

        if (await db.AlertRules.AnyAsync(rule => rule.Code == before.Kind, cancellationToken))
        {
            return EndsItself.Because("Change its rule, or what it measures.");
        }

        // Whoever comes second waits here for the first, and finds that nothing is open.
        var closed = await db.Set<Alert>().Where(alert => alert.Id == id && alert.RecoveredAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(alert => alert.ClosedBy, caller.UserId).SetProperty(alert => alert.ClosingNote, request.Note),
            cancellationToken);
        if (closed == 1)
        {
            await alerts.RecoverAsync(before.Kind, before.Key, cancellationToken);
        }

        var found = await db.Alerts.SingleAsync(alert => alert.Id == id, cancellationToken);
        if (found.ClosedBy is null)
        {
            return AcknowledgeAlert.AlreadyRecovered.Because("It ended by itself.");
        }

        await audit.WriteAsync("alert", id.ToString(), Standing(before), Standing(found), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(found.ToResponse(
            await db.AlertMessages.Where(message => message.AlertId == id).ToListAsync(cancellationToken)));
    }

    private static object Standing(Alert alert) => new { alert.Kind, alert.Key, alert.RecoveredAt, alert.ClosedBy, alert.ClosingNote };
}
