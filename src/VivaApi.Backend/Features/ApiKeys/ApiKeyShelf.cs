using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>How many keys a customer may have at a time.</summary>
internal sealed class ApiKeyShelf(AppDbContext db, IOptions<ApiKeyOptions> options, TimeProvider time)
{
    public int Places => options.Value.MaxPerCustomer;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>
    /// Counts under a lock of the customer's own that lasts until the transaction ends, so that two requests at once cannot both take
    /// the last place.
    /// </summary>
    public async Task<bool> HasRoomAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = Now;
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"api-keys {userId:N}"}, 0))", cancellationToken);
        return await db.ApiKeys.CountAsync(
            key => key.UserId == userId && key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now),
            cancellationToken) < Places;
    }
}
