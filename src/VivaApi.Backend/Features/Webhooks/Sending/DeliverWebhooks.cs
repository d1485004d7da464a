using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Webhooks.Sending;

/// <summary>
/// Sends what is due, many at a time. A round lasts as long as there is something under way, and takes up more whenever one ends or leaves
/// its place, so that a slow endpoint keeps nobody else waiting.
/// </summary>
internal sealed partial class DeliverWebhooks(
    WebhookQueue queue,
    IServiceScopeFactory scopes,
    WakeUps wakeUps,
    IOptions<WebhookOptions> options,
    TimeProvider time,
    ILogger<DeliverWebhooks> log) : IWorker
{
    public static string Name => "deliver-webhooks";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static TimeSpan Pause(IServiceProvider services) => Look;

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var places = new WebhookPlaces(options.Value, time);
        try
        {
            return await DeliverAllAsync(places, cancellationToken);
        }
        finally
        {
            // A round that breaks has its places taken still: the next one would begin with as many again.
            await Task.WhenAll(places.UnderWay);
        }
    }

    private async Task<int> DeliverAllAsync(WebhookPlaces places, CancellationToken cancellationToken)
    {
        var taken = 0;
        while (true)
        {
            var room = places.Room();
            if (room.Places > 0 && !cancellationToken.IsCancellationRequested)
            {
                await queue.MakeReadyAsync(cancellationToken);
                var claimed = await queue.ClaimAsync(room, places.Turn, cancellationToken);
                taken += claimed.Count;
                places.Take(claimed, DeliverAsync);
            }

            if (places.AreEmpty)
            {
                return taken;
            }

            await OneEndsOrMoreComesAsync(places, cancellationToken);
            places.LeaveDone();
        }
    }

    private async Task OneEndsOrMoreComesAsync(WebhookPlaces places, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(places.UnderWay);
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var more = wakeUps.SleepAsync(Name, Look, time, enough.Token);
        await Task.WhenAny([.. places.UnderWay, more]);
        await enough.CancelAsync();
        await more;
    }

    // Not broken off when the process stops: it is bounded in time, and what came of it is worth knowing.
    private async Task DeliverAsync(WebhookDelivery delivery)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var endpoint = await services.GetRequiredService<AppDbContext>().WebhookEndpoints.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == delivery.EndpointId);
            if (endpoint is null)
            {
                return;
            }

            var now = time.GetUtcNow();
            var secrets = services.GetRequiredService<WebhookSecret>().Of(endpoint, now);
            var answer = secrets.Count == 0
                ? WebhookAnswer.Unsigned(now)
                : await services.GetRequiredService<WebhookSender>().SendAsync(delivery, endpoint.Url, secrets, CancellationToken.None);
            await services.GetRequiredService<WebhookBook>().BookAsync(delivery, answer, CancellationToken.None);
            Log.Tried(log, delivery.EventId, delivery.EventType, endpoint.Id, delivery.Attempts, answer.Status, answer.Error);
        }
        catch (Exception error)
        {
            // The lease brings it back.
            Log.Broke(log, error, delivery.EventId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 500,
            Level = LogLevel.Information,
            Message = "Event {EventId} ({EventType}) went to endpoint {EndpointId}, try {Number}: {Status} {Error}")]
        public static partial void Tried(
            ILogger logger, string eventId, string eventType, Guid endpointId, int number, int? status, string? error);

        [LoggerMessage(EventId = 501, Level = LogLevel.Error, Message = "Delivering event {EventId} broke; it comes again")]
        public static partial void Broke(ILogger logger, Exception exception, string eventId);
    }
}
