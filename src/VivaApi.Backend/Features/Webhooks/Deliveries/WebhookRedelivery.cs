using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Webhooks.Deliveries;

/// <summary>Sends again what was sent, or was not: the same event with the same id, tried from the beginning.</summary>
internal sealed class WebhookRedelivery(AppDbContext db, WakeUps wakeUps, IOptions<WebhookOptions> options, TimeProvider time)
{
    /// <summary>Null when the endpoint is the user's and switched on.</summary>
    public async Task<ProblemHttpResult?> WhyNotAsync(Guid endpointId, Guid userId, CancellationToken cancellationToken)
    {
        var endpoint = await db.WebhookEndpoints.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == endpointId && row.UserId == userId, cancellationToken);
        return endpoint is null ? StandardProblems.NotFound.Because("No webhook endpoint of yours has this id.")
            : endpoint.State == WebhookEndpointState.Disabled ? WebhookProblems.Disabled.Because("Switch it on first.")
            : null;
    }

    /// <returns>
    /// How many go again, and the last that was looked at when there may be more. One that is under way, or will be tried again by itself,
    /// goes its way.
    /// </returns>
    public async Task<(int Count, Guid? Last)> SendAgainAsync(
        IQueryable<WebhookDelivery> which, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ids = await which.Where(row => row.State != WebhookDeliveryState.Pending).OrderBy(row => row.Id)
            .Take(options.Value.MaxRedeliver)
            .Select(row => row.Id).ToArrayAsync(cancellationToken);
        var count = await db.Database.ExecuteSqlAsync(
            $"""
             update webhook_deliveries d
                set state = 'pending', tries = 0, begun_at = {now}, due_at = now(), finished_at = null, ready = true,
                    to_failing = exists (select from webhook_endpoints e where e.id = d.endpoint_id and e.failing_since is not null)
              where d.id = any ({ids}) and d.state <> 'pending'
             """,
            cancellationToken);
        wakeUps.WakeEverywhere(DeliverWebhooks.Name);
        return (count, ids.Length == options.Value.MaxRedeliver ? ids[^1] : null);
    }
}
