using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Endpoints;

/// <summary>How many endpoints a customer may have.</summary>
internal sealed class WebhookShelf(AppDbContext db, IOptions<WebhookOptions> options)
{
    public int Places => options.Value.MaxPerCustomer;

    /// <summary>Counts under a lock of the customer's own until the transaction ends, so that two at once cannot both fit.</summary>
    public async Task<bool> HasRoomAsync(Guid userId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"webhook-endpoints {userId:N}"}, 0))", cancellationToken);
        return await db.WebhookEndpoints.CountAsync(endpoint => endpoint.UserId == userId, cancellationToken) < Places;
    }
}
