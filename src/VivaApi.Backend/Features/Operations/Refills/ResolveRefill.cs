using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Refills;

/// <summary>
/// <paramref name="Outcome"/>: <c>done</c>, it was bought; or <c>failed</c>, it certainly was not. <paramref name="Credits"/>: what was
/// bought, where it is known.
/// </summary>
public sealed record ResolveRefillRequest(string Outcome, string Note, long? Credits = null);

internal sealed class ResolveRefillValidator : AbstractValidator<ResolveRefillRequest>
{
    public ResolveRefillValidator()
    {
        RuleFor(request => request.Outcome).Must(outcome => outcome is "done" or "failed")
            .WithMessage("'outcome' must be done or failed.");
        RuleFor(request => request.Note).NotEmpty().PlainText(Refill.MaxNoteLength);
        RuleFor(request => request.Credits).InclusiveBetween(1, 1_000_000_000);
    }
}

internal static class ResolveRefill
{
    public static readonly ProblemKind NotOpen = new("refill_not_open", 409, "This refill is settled already, or is just being made.");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/refills/{id:guid}/resolve", HandleAsync)
        .Describe(
            "resolveRefill",
            "Settle a purchase",
            "Says that a requested purchase was made or is not wanted, or what came of one of which nobody knows. Its code, if it had one, "
            + "is not used again either way. For operators.")
        .RepeatIsHarmless("A refill is settled once.")
        .Audited("refill.resolve")
        .WithExamples(new ResolveRefillRequest("done", "Paid in the console.", 3_000), RefillResponses.Example with { State = "done" })
        .Produces<RefillResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound, NotOpen);

    private static async Task<Results<Ok<RefillResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, ResolveRefillRequest request, Caller caller, RefillBook book, AppDbContext db, AuditLog audit,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Refills.SingleOrDefaultAsync(refill => refill.Id == id, cancellationToken) is not { } before)
        {
            return StandardProblems.NotFound.Because("No refill has this id.");
        }

        var ended = await book.EndAsync(
            id,
            [RefillState.Requested, RefillState.Unknown],
            request.Outcome == "done" ? RefillState.Done : RefillState.Failed,
            new RefillEnd(request.Note, caller.UserId, request.Credits),
            cancellationToken);
        if (!ended)
        {
            return NotOpen.Because("See its state.");
        }

        var after = await db.Refills.SingleAsync(refill => refill.Id == id, cancellationToken);
        await audit.WriteAsync("refill", id.ToString(), before.ToResponse(), after.ToResponse(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after.ToResponse());
    }
}
