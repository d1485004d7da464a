using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Webhooks;
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
        Guid id,
        Caller caller,
        AppDbContext db,
        KnownApiKeys known,
        WebhookOutbox webhooks,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var revoked = await db.ApiKeys.Where(key => key.Id == id && key.UserId == caller.UserId && key.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, now), cancellationToken);
        var key = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == id && row.UserId == caller.UserId, cancellationToken);
        if (key is null)
        {
            return StandardProblems.NotFound.Because("No key of yours has this id.");
        }

        if (revoked == 1)
        {
            await webhooks.WriteAsync(
                caller.UserId, WebhookEvents.ApiKeyRevoked, ApiKeyEventResponse.Of(key, ApiKeyEnd.Revoked, now), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            known.Forget(key.Prefix);
        }

        return TypedResults.NoContent();
    }
}
