using FluentValidation;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Idempotency;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Customers;

/// <summary>
/// How many credits more, or with a minus fewer, and why. The customer reads <paramref name="Reason"/> in their history.
/// </summary>
public sealed record AdjustCreditsRequest(long Credits, string Reason);

/// <summary>The correction, and what the customer has after it.</summary>
public sealed record CreditAdjustmentResponse(
    Guid Id, Guid UserId, long Credits, string Reason, long AvailableCredits, long ReservedCredits, DateTimeOffset CreatedAt);

internal sealed class AdjustCreditsValidator : AbstractValidator<AdjustCreditsRequest>
{
    private const long Most = 1_000_000;

    public AdjustCreditsValidator()
    {
        RuleFor(request => request.Credits).InclusiveBetween(-Most, Most).NotEqual(0);
        RuleFor(request => request.Reason).NotEmpty().PlainText(200);
    }
}

internal static class AdjustCredits
{
    private const string Route = "POST /admin/users/{id}/credit-adjustments";

    public static readonly ProblemKind TooFew = new("adjustment_exceeds_balance", 409, "The customer has not so many credits to spare.")
    {
        Members =
        [
            new("availableCredits", 50, "credits of the customer that are neither spent nor held"),
            new("remainingQuota", 50, "of their VivaAPI quota, what is neither used nor held"),
        ],
    };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/users/{id:guid}/credit-adjustments", HandleAsync)
        .Describe(
            "adjustCredits",
            "Correct a customer's credits",
            "Gives or takes credits, and as much of the VivaAPI quota, with a reason that the customer sees in their history. Takes no "
            + "more than is neither spent nor held. For operators.")
        .WithExamples(
            new AdjustCreditsRequest(15, "补偿：视频有瑕疵"),
            new CreditAdjustmentResponse(Examples.Id, Examples.Id, 15, "补偿：视频有瑕疵", 150, 0, Examples.Time))
        .Produces<CreditAdjustmentResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound, TooFew)
        .NeedsIdempotencyKey()
        .Audited("credits.adjust");

    private static Task<IResult> HandleAsync(
        Guid id,
        AdjustCreditsRequest request,
        Caller caller,
        IdempotentCall call,
        CreditAdjustment adjustment,
        CancellationToken cancellationToken) =>
        call.OnceAsync(
            caller.UserId, Route, (id, request).ToTuple(), () => adjustment.MakeAsync(id, request, cancellationToken), cancellationToken);
}

/// <summary>A correction in the caller's transaction: credits, quota, and the line in the audit log.</summary>
internal sealed class CreditAdjustment(AppDbContext db, CreditLedger ledger, QuotaBook quotas, AuditLog audit, TimeProvider time)
{
    public async Task<IResult> MakeAsync(Guid userId, AdjustCreditsRequest request, CancellationToken cancellationToken)
    {
        if (!await db.Set<User>().AnyAsync(user => user.Id == userId && user.DeletedAt == null, cancellationToken))
        {
            return StandardProblems.NotFound.Because("No customer has this id, or their account was deleted.");
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var change = new CreditAmount(request.Credits);
        var reference = LedgerReference.OfAdjustment(id);
        var moved = await ledger.AdjustAsync(userId, change, reference, request.Reason, cancellationToken);
        if (moved.Outcome == LedgerOutcome.Insufficient || !await MoveQuotaAsync(userId, change, cancellationToken))
        {
            return await RefuseAsync(userId, moved, change, cancellationToken);
        }

        moved.AppliedOrThrow(reference);
        var after = new CreditAdjustmentResponse(
            id, userId, request.Credits, request.Reason, moved.Available.Value, moved.Reserved.Value, now);
        await audit.WriteAsync(
            "user",
            userId.ToString(),
            new { availableCredits = moved.Available.Value - request.Credits, reservedCredits = moved.Reserved.Value },
            after,
            cancellationToken);
        return TypedResults.Created($"/api/v1/admin/users/{userId}", after);
    }

    private async Task<bool> MoveQuotaAsync(Guid userId, CreditAmount change, CancellationToken cancellationToken)
    {
        if (change < CreditAmount.Zero)
        {
            return await quotas.TryLowerAsync(userId, CreditAmount.Zero - change, cancellationToken);
        }

        await quotas.RaiseAsync(userId, change, withDedicatedKey: false, cancellationToken);
        return true;
    }

    private async Task<IResult> RefuseAsync(
        Guid userId, LedgerMovement moved, CreditAmount change, CancellationToken cancellationToken)
    {
        var quota = await db.UserVivaApiKeys.SingleOrDefaultAsync(key => key.UserId == userId, cancellationToken);
        var available = moved.Outcome == LedgerOutcome.Insufficient ? moved.Available : moved.Available - change;
        return AdjustCredits.TooFew.Because(
            $"{change} was asked for; {available} credits are neither spent nor held. Nothing was changed.",
            ("availableCredits", available.Value),
            ("remainingQuota", quota?.Remaining.Value ?? 0));
    }
}
