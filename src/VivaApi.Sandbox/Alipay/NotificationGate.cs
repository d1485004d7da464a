namespace VivaApi.Sandbox.Alipay;

/// <summary>Holds notifications back, and lets them go one after the other in a chosen order.</summary>
internal sealed class NotificationGate : IDisposable
{
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

    /// <summary>Waits while the gate is held. What is returned is disposed when the notification has been delivered.</summary>
    public async Task<IDisposable> PassAsync(CancellationToken cancellationToken)
    {
        var waiter = new Waiter();
        lock (guard)
        {
            if (!held)
            {
                return waiter;
            }

            waiting.Add(waiter);
            arrived.Release();
        }

        await waiter.Go.Task.WaitAsync(cancellationToken);
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

    private sealed class Waiter : IDisposable
    {
        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Dispose() => Done.TrySetResult();
    }
}
