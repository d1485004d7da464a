namespace VivaApi.Sandbox.Alipay;

internal enum DeliveryVerdict
{
    /// <summary>The answer was the seven bytes <c>success</c>.</summary>
    Succeeded,

    /// <summary>Any other answer.</summary>
    Failed,

    /// <summary>No answer: the fault was set, or nobody listens there.</summary>
    Lost,
}

/// <summary>One attempt to tell the merchant.</summary>
internal sealed record AlipayDelivery(
    string NotifyId,
    string OutTradeNo,
    int Attempt,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Fields,
    DeliveryVerdict Verdict,
    int? Status,
    string? Answer);

/// <summary>All attempts, oldest first, and a way to wait for the next.</summary>
internal sealed class DeliveryLog
{
    private const int MostKept = 20_000;

    private readonly Lock guard = new();
    private readonly Queue<AlipayDelivery> kept = new();
    private TaskCompletionSource changed = New();

    public IReadOnlyList<AlipayDelivery> All
    {
        get
        {
            lock (guard)
            {
                return [.. kept];
            }
        }
    }

    public void Add(AlipayDelivery delivery)
    {
        lock (guard)
        {
            kept.Enqueue(delivery);
            if (kept.Count > MostKept)
            {
                kept.Dequeue();
            }

            changed.SetResult();
            changed = New();
        }
    }

    public async Task<IReadOnlyList<AlipayDelivery>> WaitAsync(
        Func<AlipayDelivery, bool> matches, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (guard)
            {
                if (kept.Where(matches).ToList() is { } found && found.Count >= count)
                {
                    return found;
                }

                next = changed.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
