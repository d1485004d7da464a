namespace VivaApi.Sandbox.Alipay;

/// <summary>Holds notifications back, and lets them go one after the other in a chosen order.</summary>
internal sealed class NotificationGate : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock guard = new();
    private readonly List<Waiter> waiting = [];
    private readonly SemaphoreSlim arrived = new(0);
    private bool held;

    public void Hold()
    {
        lock (guard)
        {
            held = true;
        }
    }

    /// <summary>Waits until so many more notifications stand at the gate.</summary>
    public async Task WaitForArrivalsAsync(int count, CancellationToken cancellationToken)
    {
        for (var each = 0; each < count; each++)
        {
            await arrived.WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Waits while the gate is held; or until <paramref name="gather"/> stand there, which then go newest first, and no longer than five
    /// seconds for that. What is returned is disposed when the notification has been delivered.
    /// </summary>
    public async Task<IDisposable> PassAsync(int gather, TimeProvider time, CancellationToken cancellationToken)
    {
        var waiter = new Waiter();
        var patience = Timeout.InfiniteTimeSpan;
        lock (guard)
        {
            if (!held && gather < 2)
            {
                return waiter;
            }

            waiting.Add(waiter);
            arrived.Release();
            patience = held ? patience : Patience;
            if (!held && waiting.Count >= gather)
            {
                LetGoNewestFirst();
            }
        }

        try
        {
            await waiter.Go.Task.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            lock (guard)
            {
                waiting.Remove(waiter);
            }
        }

        return waiter;
    }

    public async Task ReleaseAsync(bool newestFirst, CancellationToken cancellationToken)
    {
        List<Waiter> released;
        lock (guard)
        {
            held = false;
            released = [.. waiting];
            waiting.Clear();
        }

        if (newestFirst)
        {
            released.Reverse();
        }

        foreach (var waiter in released)
        {
            waiter.Go.TrySetResult();
            await waiter.Done.Task.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => arrived.Dispose();

    // Each one that is done lets the one before it go.
    private void LetGoNewestFirst()
    {
        for (var at = 1; at < waiting.Count; at++)
        {
            waiting[at].Next = waiting[at - 1];
        }

        waiting[^1].Go.TrySetResult();
        waiting.Clear();
    }

    private sealed class Waiter : IDisposable
    {
        public Waiter? Next { get; set; }

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Dispose()
        {
            Done.TrySetResult();
            Next?.Go.TrySetResult();
        }
    }
}
