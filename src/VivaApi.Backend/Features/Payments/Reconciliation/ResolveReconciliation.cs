using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Payments.Reconciliation;

/// <summary>An operator's words why a finding is settled; kept with it.</summary>
public sealed record ResolveReconciliationRequest(string Note);

internal sealed class ResolveReconciliationValidator : AbstractValidator<ResolveReconciliationRequest>
{
    public ResolveReconciliationValidator() =>
        RuleFor(request => request.Note).NotEmpty().MaximumLength(ReconciliationFinding.MaxNoteLength);
}

internal static class ResolveReconciliation
{
    public static readonly ProblemKind AlreadyResolved = new("finding_resolved", 409, "This finding is resolved already.");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/admin/reconciliations/{id:guid}/resolve", HandleAsync)
        .RequireAuthorization(Roles.Operator)
        .Describe(
            "resolveReconciliation",
            "Settle a finding",
            "For operators. Says that somebody has dealt with a difference, and how. Moves no money. When no finding of its kind and day "
            + "is open any more, its alert ends.")
        .RepeatIsHarmless("A finding is resolved once.")
        .Audited("reconciliation.resolve")
        .WithExamples(
            new ResolveReconciliationRequest("Paid twice by mistake; given back in Alipay's back office."),
            FindingResponses.Example with { Kind = FindingKind.PaidTwice, Resolution = FindingResolution.ByOperator })
        .Produces<ReconciliationFindingResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound, AlreadyResolved);

    private static async Task<Results<Ok<ReconciliationFindingResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, ResolveReconciliationRequest request, Caller caller, FindingBook findings, AppDbContext db, AuditLog audit,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var resolved = await findings.ResolveAsync(id, caller.UserId, request.Note, cancellationToken);
        var found = await db.ReconciliationFindings.SingleOrDefaultAsync(finding => finding.Id == id, cancellationToken);
        if (found is null)
        {
            return StandardProblems.NotFound.Because("No finding has this id.");
        }

        if (!resolved)
        {
            return AlreadyResolved.Because("Its resolution stays as it is.");
        }

        await findings.RecoverAsync(cancellationToken);
        var after = found.ToResponse();
        var before = after with { State = FindingState.Open, Resolution = null, Note = null, ResolvedAt = null };
        await audit.WriteAsync("reconciliation", id.ToString(), before, after, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after);
    }
}
