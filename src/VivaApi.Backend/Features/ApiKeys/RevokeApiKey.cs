using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

internal static class RevokeApiKey
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api-keys/{id:guid}", HandleAsync)
        .Describe(
            "revokeApiKey",
            "Revoke an API key",
            "The key stops working: here at once, at every other copy of the service within a second. Repeating it changes nothing.")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(StandardProblems.NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, AppDbContext db, KnownApiKeys known, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var revoked = await db.ApiKeys.Where(key => key.Id == id && key.UserId == caller.UserId && key.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, now), cancellationToken);
        var prefix = await db.ApiKeys.Where(key => key.Id == id && key.UserId == caller.UserId)
            .Select(key => key.Prefix)
            .SingleOrDefaultAsync(cancellationToken);
        if (prefix is null)
        {
            return StandardProblems.NotFound.Because("No key of yours has this id.");
        }

        if (revoked == 1)
        {
            known.Forget(prefix);
        }

        return TypedResults.NoContent();
    }
}
