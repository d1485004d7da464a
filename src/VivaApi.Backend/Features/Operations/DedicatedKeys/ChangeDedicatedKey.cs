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
            + "customer's videos, unless they were shown the key: then none are made. Told to serve, it is also compared with our books "
            + "anew. For operators.")
        .Audited("viva_key.change")
        .WithExamples(new ChangeDedicatedKeyRequest("disabled"), DedicatedKeyResponses.Example)
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
            ? key.ToResponse()
            : null;
}
