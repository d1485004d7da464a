using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Webhooks;

/// <summary>
/// Addresses, and what was told to them, go as a whole. Program adds this feature after those that write events, because erasing locks in
/// that order: their rows first, then endpoints, as an event does.
/// </summary>
internal sealed class WebhookPersonalData(AppDbContext db, WebhookAlarms alarms) : IPersonalData
{
    public string Section => "webhookEndpoints";

    public Task<string?> HindranceAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async Task EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        // Endpoints first, as whoever books a try does; then nothing new comes, and nobody who has one waits for what is deleted here.
        var ids = await db.Database.SqlQuery<Guid>(
            $"""select id as "Value" from webhook_endpoints where user_id = {userId} order by id for update""")
            .ToListAsync(cancellationToken);
        var endpoints = db.WebhookEndpoints.Where(endpoint => endpoint.UserId == userId);
        var deliveries = db.WebhookDeliveries.Where(delivery => endpoints.Any(endpoint => endpoint.Id == delivery.EndpointId));
        await db.WebhookAttempts.Where(attempt => deliveries.Any(delivery => delivery.Id == attempt.DeliveryId))
            .ExecuteDeleteAsync(cancellationToken);
        await deliveries.ExecuteDeleteAsync(cancellationToken);
        await endpoints.ExecuteDeleteAsync(cancellationToken);
        foreach (var id in ids)
        {
            await alarms.GoneAsync(id, cancellationToken);
        }
    }

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.WebhookEndpoints.AsNoTracking()
        .Where(endpoint => endpoint.UserId == userId).OrderBy(endpoint => endpoint.Id).AsAsyncEnumerable()
        .Select(endpoint => (object)new { endpoint.Id, endpoint.Url, endpoint.Description, endpoint.Events });
}
