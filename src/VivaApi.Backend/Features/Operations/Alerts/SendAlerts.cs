using VivaApi.Backend.Integrations.Messaging;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>Sends what alerts and customers' notices have left in the outbox, each message at least once.</summary>
internal sealed partial class SendAlerts(AlertOutbox outbox, IServiceScopeFactory scopes, ILogger<SendAlerts> log) : IWorker
{
    public static string Name => "send-alerts";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromSeconds(2);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var messages = await outbox.ClaimAsync(cancellationToken);
        await Task.WhenAll(messages.Select(message => SendAsync(message, cancellationToken)));
        return messages.Count;
    }

    private async Task SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<AlertDispatch>().SendAsync(message, cancellationToken);
        var book = scope.ServiceProvider.GetRequiredService<AlertOutbox>();
        switch (outcome)
        {
            case SendOutcome.Sent:
                await book.SentAsync(message);
                break;
            case SendOutcome.Failed(var reason):
                await NoteAsync(book, message, reason, forGood: false);
                break;
            case SendOutcome.Refused(var reason):
                await NoteAsync(book, message, reason, forGood: true);
                break;
        }
    }

    private async Task NoteAsync(AlertOutbox book, AlertMessage message, string reason, bool forGood)
    {
        if (await book.FailedAsync(message, reason, forGood))
        {
            Log.GivenUp(log, message.Id, message.Kind, message.Channel, reason);
        }
        else
        {
            Log.NotSent(log, message.Id, message.Kind, message.Channel, reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 500, Level = LogLevel.Warning, Message = "Message {MessageId} ({Kind}) was not taken by {Channel}: {Reason}")]
        public static partial void NotSent(ILogger logger, Guid messageId, string kind, AlertChannel channel, string reason);

        [LoggerMessage(
            EventId = 501, Level = LogLevel.Warning, Message = "Message {MessageId} ({Kind}) is given up at {Channel}: {Reason}")]
        public static partial void GivenUp(ILogger logger, Guid messageId, string kind, AlertChannel channel, string reason);
    }
}
