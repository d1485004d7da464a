using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Webhooks.Deliveries;

/// <summary>What was told to a customer's endpoints and is still kept.</summary>
internal sealed class DeliveryExport(AppDbContext db) : IPersonalExport
{
    public string Section => "webhookDeliveries";

    public IAsyncEnumerable<object> ExportAsync(Guid userId)
    {
        var endpoints = db.WebhookEndpoints.Where(endpoint => endpoint.UserId == userId);
        return db.WebhookDeliveries.AsNoTracking()
            .Where(delivery => endpoints.Any(endpoint => endpoint.Id == delivery.EndpointId)).OrderBy(delivery => delivery.Id)
            .AsAsyncEnumerable()
            .Select(delivery => (object)new
            {
                delivery.EndpointId,
                delivery.EventType,
                delivery.State,
                delivery.CreatedAt,
                delivery.FinishedAt,
                delivery.Payload,
            });
    }
}
