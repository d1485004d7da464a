using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>Puts a new key in an old one's place; in one transaction, and once for each old key.</summary>
internal sealed class ApiKeyRotation(AppDbContext db, KnownApiKeys known, WebhookOutbox webhooks, TimeProvider time)
{
    /// <returns>Null when the old key does not work any more or was replaced before; nothing changed.</returns>
    public async Task<NewApiKeyResponse?> ReplaceAsync(ApiKey old, TimeSpan overlap, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var end = now + overlap;
        var text = ApiKeyToken.New();
        var replacement = old.Replacement(text, now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var marked = await db.ApiKeys
            .Where(key => key.Id == old.Id && key.RevokedAt == null && key.ReplacedById == null
                && (key.ExpiresAt == null || key.ExpiresAt > now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(key => key.ReplacedById, replacement.Id)
                    .SetProperty(key => key.ExpiresAt, key => key.ExpiresAt == null || key.ExpiresAt > end ? end : key.ExpiresAt),
                cancellationToken);
        if (marked == 0)
        {
            return null;
        }

        db.ApiKeys.Add(replacement);
        await db.SaveChangesAsync(cancellationToken);
        await webhooks.WriteAsync(
            old.UserId,
            WebhookEvents.ApiKeyRevoked,
            ApiKeyEventResponse.Of(old, ApiKeyEnd.Rotated, old.ExpiresAt is { } planned && planned < end ? planned : end),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        known.Forget(old.Prefix);
        return await ApiKeyResponses.NewAsync(db, text, replacement, cancellationToken);
    }
}
