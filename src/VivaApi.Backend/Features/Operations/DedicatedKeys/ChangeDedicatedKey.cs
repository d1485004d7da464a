using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.DedicatedKeys;

/// <summary><paramref name="State"/>: <c>serve</c>, <c>disabled</c> or <c>deleted</c>.</summary>
public sealed record ChangeDedicatedKeyRequest(string State);

/// <summary>
/// A customer's own key at VivaAPI. <paramref name="Pending"/>: VivaAPI's side is not so yet; a worker is at it, and waits for jobs that
/// are being made with the key.
/// </summary>
public sealed record DedicatedKeyResponse(Guid UserId, string Name, string State, bool Pending, int Attempts, DateTimeOffset CreatedAt);

internal sealed class ChangeDedicatedKeyValidator : AbstractValidator<ChangeDedicatedKeyRequest>
{
    public ChangeDedicatedKeyValidator() => RuleFor(request => request.State)
        .Must(state => EnumText.TryParse<DedicatedKeyWish>(state, out _)).WithMessage("'state' must be serve, disabled or deleted.");
}

internal static class ChangeDedicatedKey
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/users/{id:guid}/viva-key", HandleAsync)
        .Describe(
            "changeDedicatedKey",
            "Switch a customer's own VivaAPI key off or on, or delete it",
            "Done beside the request, never while a job is being made with the key. While it is off or gone, a master key makes the "
            + "customer's videos. For operators.")
        .Audited("viva_key.change")
        .WithExamples(
            new ChangeDedicatedKeyRequest("disabled"),
            new DedicatedKeyResponse(Examples.Id, "u-0199a0b1c2d3e4f5a6b7c8d9e0f1", "disabled", true, 0, Examples.Time))
        .Produces<DedicatedKeyResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound);

    private static async Task<Results<Ok<DedicatedKeyResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ChangeDedicatedKeyRequest request,
        DedicatedKeyOrders orders,
        AppDbContext db,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await FindAsync(db, id, cancellationToken);
        if (!await orders.WishAsync(id, EnumText.Parse<DedicatedKeyWish>(request.State), cancellationToken))
        {
            return StandardProblems.NotFound.Because("This customer has no VivaAPI key of their own.");
        }

        var after = await FindAsync(db, id, cancellationToken);
        await audit.WriteAsync("user", id.ToString(), before, after, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after!);
    }

    private static async Task<DedicatedKeyResponse?> FindAsync(AppDbContext db, Guid id, CancellationToken cancellationToken) =>
        await db.Set<DedicatedKey>().FromSql($"select * from dedicated_keys where user_id = {id} for update")
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } key
            ? new DedicatedKeyResponse(id, key.Name, EnumText.Of(key.Wish), key.Due, key.Attempts, key.CreatedAt)
            : null;
}
