using System.Collections.Concurrent;

namespace VivaApi.Backend.Platform.Workers;

/// <summary>Wakes sleeping workers early: at once in this process, and through PostgreSQL in every other copy.</summary>
internal sealed class WakeUps : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> sleepers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> toTell = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim somethingToTell = new(0, 1);

    /// <summary>Call after the commit: a worker woken before it would find nothing.</summary>
    public void WakeEverywhere(string worker)
    {
        Wake(worker);
        if (toTell.TryAdd(worker, 0))
        {
            Release(somethingToTell);
        }
    }

    public void Wake(string worker) => Release(SleeperOf(worker));

    /// <summary>Returns when woken or after <paramref name="pause"/>; a wake-up that came while the worker was busy counts.</summary>
    public async Task SleepAsync(string worker, TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await SleeperOf(worker).WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Either the pause is over or the process stops: the loop looks for itself.
        }
    }

    /// <summary>The names to tell the other copies, many wake-ups gathered into one each.</summary>
    public async Task<IReadOnlyCollection<string>> NextToTellAsync(CancellationToken cancellationToken)
    {
        await somethingToTell.WaitAsync(cancellationToken);
        var names = toTell.Keys.ToArray();
        foreach (var name in names)
        {
            toTell.TryRemove(name, out _);
        }

        return names;
    }

    public void Dispose()
    {
        somethingToTell.Dispose();
        foreach (var sleeper in sleepers.Values)
        {
            sleeper.Dispose();
        }
    }

    private static void Release(SemaphoreSlim semaphore)
    {
        try
        {
            if (semaphore.CurrentCount == 0)
            {
                semaphore.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Two wakers at once: one wake-up is enough.
        }
    }

    private SemaphoreSlim SleeperOf(string worker) => sleepers.GetOrAdd(worker, _ => new SemaphoreSlim(0, 1));
}
