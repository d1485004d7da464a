using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Integrations.Messaging;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>Told to the owner's other endpoints: this one is sent nothing any more.</summary>
public sealed record WebhookEndpointDisabledResponse(Guid Id, string Url, WebhookDisabling DisabledBecause, DateTimeOffset DisabledAt);

/// <summary>Switches endpoints off, and tells of it whoever did not do it: in the caller's transaction.</summary>
internal sealed class WebhookSwitch(
    AppDbContext db, WebhookOutbox outbox, WebhookAlarms alarms, CustomerNotices notices, MailSender mail, TimeProvider time)
{
    /// <summary>What is not sent yet is kept for later.</summary>
    /// <returns>Whether it was on.</returns>
    public async Task<bool> DisableAsync(Guid endpointId, WebhookDisabling why, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var disabled = await db.WebhookEndpoints
            .Where(endpoint => endpoint.Id == endpointId && endpoint.State == WebhookEndpointState.Active)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(endpoint => endpoint.State, WebhookEndpointState.Disabled)
                    .SetProperty(endpoint => endpoint.DisabledBecause, why)
                    .SetProperty(endpoint => endpoint.DisabledAt, now),
                cancellationToken);
        if (disabled == 0)
        {
            return false;
        }

        await db.WebhookDeliveries
            .Where(delivery => delivery.EndpointId == endpointId && delivery.State == WebhookDeliveryState.Pending)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(delivery => delivery.State, WebhookDeliveryState.Withheld)
                    .SetProperty(delivery => delivery.FinishedAt, now)
                    .SetProperty(delivery => delivery.LeaseToken, (Guid?)null)
                    .SetProperty(delivery => delivery.LeasedUntil, (DateTimeOffset?)null),
                cancellationToken);
        return true;
    }

    /// <summary>The same, told once: to the owner by mail and at the other endpoints, to the operator as an alert.</summary>
    public async Task DisableAndTellAsync(Guid endpointId, WebhookDisabling why, CancellationToken cancellationToken)
    {
        if (!await DisableAsync(endpointId, why, cancellationToken))
        {
            return;
        }

        var endpoint = await db.WebhookEndpoints.AsNoTracking().SingleAsync(row => row.Id == endpointId, cancellationToken);
        await outbox.WriteAsync(
            endpoint.UserId,
            WebhookEvents.EndpointDisabled,
            new WebhookEndpointDisabledResponse(endpoint.Id, endpoint.Url, why, endpoint.DisabledAt!.Value),
            cancellationToken);
        await alarms.DisabledAsync(endpoint, cancellationToken);
        if (mail.IsOpen)
        {
            await notices.WriteAsync(
                endpoint.UserId, WebhookDisabledLetter.KindName, endpoint.Id.ToString(), EnumText.Of(why), cancellationToken);
        }
    }
}
