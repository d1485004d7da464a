using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>Books what became of a try: the log, the delivery, the endpoint, in one transaction.</summary>
internal sealed class WebhookBook(
    AppDbContext db, WebhookQueue queue, WebhookSwitch endpoints, WebhookAlarms alarms, IOptions<WebhookOptions> options, TimeProvider time)
{
    private const int ChanceSteps = 1_000;

    public async Task BookAsync(WebhookDelivery delivery, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // The endpoint first, as whoever deletes it or switches it off does: one lock order, no deadlock.
        var locked = await db.WebhookEndpoints
            .FromSql($"select * from webhook_endpoints where id = {delivery.EndpointId} for no key update")
            .AsNoTracking().ToListAsync(cancellationToken);
        if (locked.Count == 0)
        {
            return;
        }

        // That it could not be signed says nothing about the endpoint: it fails as little or as much as it did before.
        var failing = answer.IsUnsigned ? locked[0].FailingSince is not null : !answer.IsTaken;
        db.WebhookAttempts.Add(AttemptOf(delivery, answer));
        await db.SaveChangesAsync(cancellationToken);
        if (answer.IsTaken)
        {
            await DeliveredAsync(delivery, answer, cancellationToken);
        }
        else
        {
            await FailedAsync(delivery, answer, failing, cancellationToken);
        }

        await alarms.FollowAsync(locked[0], answer, cancellationToken);
        await queue.LineUpAsync(delivery, failing, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static double ByChance() => RandomNumberGenerator.GetInt32(0, ChanceSteps + 1) / (double)ChanceSteps;

    private static WebhookAttempt AttemptOf(WebhookDelivery delivery, WebhookAnswer answer) => new()
    {
        Id = Guid.CreateVersion7(answer.StartedAt),
        DeliveryId = delivery.Id,
        Number = delivery.Attempts,
        StartedAt = answer.StartedAt,
        DurationMs = (int)answer.Took.TotalMilliseconds,
        Status = answer.Status,
        Answer = answer.Text,
        Error = answer.Error,
    };

    // A fact, also for a worker whose lease is over: it arrived.
    private async Task DeliveredAsync(WebhookDelivery delivery, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        await FinishAsync(
            db.WebhookDeliveries.Where(row => row.Id == delivery.Id), WebhookDeliveryState.Delivered, answer, cancellationToken);
        await db.WebhookEndpoints.Where(endpoint => endpoint.Id == delivery.EndpointId && endpoint.FailingSince != null)
            .ExecuteUpdateAsync(set => set.SetProperty(endpoint => endpoint.FailingSince, (DateTimeOffset?)null), cancellationToken);
    }

    private async Task FailedAsync(WebhookDelivery delivery, WebhookAnswer answer, bool failing, CancellationToken cancellationToken)
    {
        var (now, bounds) = (time.GetUtcNow(), options.Value);
        var mine = db.WebhookDeliveries.Where(
            row => row.Id == delivery.Id && row.State == WebhookDeliveryState.Pending && row.LeaseToken == delivery.LeaseToken);
        var pause = answer.IsGone ? null : WebhookRetry.After(
            delivery.Tries, now - delivery.BegunAt, TimeSpan.FromHours(bounds.RetryHours), answer.RetryAfter, ByChance());
        if (pause is { } some)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 update webhook_deliveries
                    set due_at = now() + {some}, to_failing = {failing}, last_status = {answer.Status},
                        lease_token = null, leased_until = null
                  where id = {delivery.Id} and state = 'pending' and lease_token = {delivery.LeaseToken}
                 """,
                cancellationToken);
        }
        else
        {
            await FinishAsync(mine, WebhookDeliveryState.Failed, answer, cancellationToken);
        }

        if (!answer.IsUnsigned)
        {
            await EndpointFailedAsync(delivery, answer, now, cancellationToken);
        }
    }

    private async Task EndpointFailedAsync(
        WebhookDelivery delivery, WebhookAnswer answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.WebhookEndpoints.Where(endpoint => endpoint.Id == delivery.EndpointId && endpoint.FailingSince == null)
            .ExecuteUpdateAsync(set => set.SetProperty(endpoint => endpoint.FailingSince, now), cancellationToken);
        if (answer.IsGone)
        {
            await endpoints.DisableAndTellAsync(delivery.EndpointId, WebhookDisabling.Gone, cancellationToken);
        }
        else if (await IsFailingForDaysAsync(delivery.EndpointId, now, cancellationToken))
        {
            await endpoints.DisableAndTellAsync(delivery.EndpointId, WebhookDisabling.Failing, cancellationToken);
        }
    }

    private Task<int> FinishAsync(
        IQueryable<WebhookDelivery> which, WebhookDeliveryState state, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return which.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.LastStatus, answer.Status)
                .SetProperty(row => row.FinishedAt, now)
                .SetProperty(row => row.LeaseToken, (Guid?)null)
                .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    private Task<bool> IsFailingForDaysAsync(Guid endpointId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limit = now.AddDays(-options.Value.DisableAfterDays);
        return db.WebhookEndpoints.AnyAsync(endpoint => endpoint.Id == endpointId && endpoint.FailingSince <= limit, cancellationToken);
    }
}
