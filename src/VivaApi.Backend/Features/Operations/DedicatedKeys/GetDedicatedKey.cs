using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.DedicatedKeys;

internal static class GetDedicatedKey
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/users/{id:guid}/viva-key", HandleAsync)
        .Describe(
            "getDedicatedKey",
            "See how a customer's own VivaAPI key stands",
            "As it was last compared with our books: with every purchase, once a day, and when it is told to serve. A key that its "
            + "customer was shown may have been used outside; by how much, the difference tells. For operators.")
        .WithExamples(null, DedicatedKeyResponses.Example)
        .Produces<DedicatedKeyResponse>()
        .ProducesProblems(StandardProblems.Forbidden, StandardProblems.NotFound);

    private static async Task<Results<Ok<DedicatedKeyResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AppDbContext db, CancellationToken cancellationToken) =>
        await db.DedicatedKeys.SingleOrDefaultAsync(key => key.UserId == id, cancellationToken) is { } key
            ? TypedResults.Ok(key.ToResponse())
            : StandardProblems.NotFound.Because("This customer has no VivaAPI key of their own.");
}
