using System.Collections.Concurrent;

namespace VivaApi.Sandbox.Alipay;

/// <summary>Tells the merchant of every event until it answers <c>success</c>: eight times at most, on Alipay's schedule.</summary>
internal sealed class NotificationSender(
    AlipayStandInOptions options, TradeBook book, StandInSigner signer, AlipayFaults faults, DeliveryLog deliveries) : IAsyncDisposable
{
    /// <summary>Minutes after the event: gaps of 4m, 10m, 10m, 1h, 2h, 6h and 15h.</summary>
    private static readonly int[] OffsetMinutes = [0, 4, 14, 24, 84, 204, 564, 1464];

    private static readonly TimeSpan MovedClock = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);
    private readonly NotificationPost post = new(options.Seed);
    private int reported;

    public NotificationGate Gate { get; } = new();

    /// <summary>Begins to tell of the trade's present state; does not wait for it.</summary>
    public void Report(StandInTrade trade, StandInRefund? refund = null)
    {
        if (trade.NotifyUrl is null)
        {
            return;
        }

        var notification = Compose(trade, refund);
        book.Owe(notification);
        Start(notification);
    }

    public StandInNotification Compose(StandInTrade trade, StandInRefund? refund)
    {
        var now = options.Time.GetUtcNow();
        var notifyId = TradeBook.NewNotifyId(now);
        var zeroRefundFee = (Interlocked.Increment(ref reported) + options.Seed) % 2 == 0;
        var fields = NotificationFields.Of(options, trade, notifyId, now, refund, zeroRefundFee);
        return new StandInNotification(notifyId, trade.OutTradeNo, trade.NotifyUrl ?? string.Empty, fields, now, Attempts: 0);
    }

    /// <summary>Goes on with what was still owed when the stand-in was stopped.</summary>
    public void Resume()
    {
        foreach (var notification in book.Owed)
        {
            Start(notification);
        }
    }

    /// <summary>Posts these very fields once and records the attempt.</summary>
    public async Task<AlipayDelivery> DeliverAsync(
        StandInNotification notification, IReadOnlyDictionary<string, string> signed, CancellationToken cancellationToken)
    {
        var (status, answer) = await post.SendAsync(notification.Url, signed, cancellationToken);
        var verdict = status is null ? DeliveryVerdict.Lost : answer == "success" ? DeliveryVerdict.Succeeded : DeliveryVerdict.Failed;
        return Record(notification, signed, verdict, status, answer);
    }

    /// <summary>Ends when every notification has been answered or given up.</summary>
    public Task WhenNothingIsOwedAsync(CancellationToken cancellationToken) => Task.WhenAll(running.Values).WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running.Values);
        Gate.Dispose();
        post.Dispose();
        stopping.Dispose();
    }

    private void Start(StandInNotification notification) => running[notification.NotifyId] = RunAsync(notification, stopping.Token);

    private async Task RunAsync(StandInNotification notification, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            for (var attempt = notification.Attempts; attempt < OffsetMinutes.Length; attempt++)
            {
                await UntilDueAsync(notification, attempt, cancellationToken);
                if (await AttemptAsync(notification with { Attempts = attempt + 1 }, cancellationToken))
                {
                    break;
                }

                book.Owe(notification with { Attempts = attempt + 1 });
            }

            book.Settle(notification.NotifyId);
            running.TryRemove(notification.NotifyId, out _);
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is still owed is in the book.
        }
    }

    private async Task UntilDueAsync(StandInNotification notification, int attempt, CancellationToken cancellationToken)
    {
        var gap = TimeSpan.FromMinutes(OffsetMinutes[attempt] / Math.Max(1, options.NotificationSpeedUp));
        var late = SubjectFaults.In(notification, SubjectFaults.Late) ? SubjectFaults.Lateness : TimeSpan.Zero;
        var due = notification.At + options.NotificationDelay + faults.DelayNotifications + late + gap;
        for (var now = options.Time.GetUtcNow(); now < due; now = options.Time.GetUtcNow())
        {
            using var anew = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var wait = Task.Delay(due - now, options.Time, anew.Token);

            // A clock that was moved between the look and the timer would leave the timer too long: it is set anew.
            if (options.Time.GetUtcNow() - now < MovedClock)
            {
                await wait;
                return;
            }

            await anew.CancelAsync();
        }
    }

    /// <returns>Whether the merchant has answered <c>success</c>.</returns>
    private async Task<bool> AttemptAsync(StandInNotification notification, CancellationToken cancellationToken)
    {
        using var pass = await Gate.PassAsync(faults.ReverseNotifications, options.Time, cancellationToken);
        var fields = new Dictionary<string, string>(notification.Fields) { ["notify_time"] = BeijingClock.Text(options.Time.GetUtcNow()) };
        if (SubjectFaults.In(notification, SubjectFaults.WrongAmount) || faults.Strikes(AlipayFault.WrongAmount))
        {
            fields["total_amount"] = "0.01";
        }

        var signed = signer.Signed(
            fields, SubjectFaults.In(notification, SubjectFaults.Forge) || faults.Strikes(AlipayFault.ForgeSignature));
        if (SubjectFaults.In(notification, SubjectFaults.Lose)
            || faults.Loses(notification.OutTradeNo, notification.Attempts) || faults.Strikes(AlipayFault.LoseNotification))
        {
            Record(notification, signed, DeliveryVerdict.Lost, null, null);
            return false;
        }

        var times = SubjectFaults.In(notification, SubjectFaults.Duplicate) ? SubjectFaults.Copies : faults.DuplicateNotifications;
        var copies = Enumerable.Range(0, times).Select(_ => DeliverAsync(notification, signed, cancellationToken));
        return (await Task.WhenAll(copies)).Any(delivery => delivery.Verdict == DeliveryVerdict.Succeeded);
    }

    private AlipayDelivery Record(
        StandInNotification notification, IReadOnlyDictionary<string, string> signed, DeliveryVerdict verdict, int? status, string? answer)
    {
        var now = options.Time.GetUtcNow();
        var delivery = new AlipayDelivery(
            notification.NotifyId, notification.OutTradeNo, notification.Attempts, now, signed, verdict, status, answer);
        deliveries.Add(delivery);
        return delivery;
    }
}
