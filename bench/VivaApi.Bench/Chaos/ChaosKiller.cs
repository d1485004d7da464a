using VivaApi.Bench.Product;

namespace VivaApi.Bench.Chaos;

/// <summary>
/// Kills a copy every few seconds, one after the other, and starts it again at once. A copy that is still starting is let be, so that
/// now and then both are away, but never for good.
/// </summary>
internal sealed class ChaosKiller(IReadOnlyList<ServiceCopy> copies, TimeSpan pause)
{
    private readonly Task[] starts = [.. copies.Select(_ => Task.CompletedTask)];
    private int next;

    public int Kills { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(pause, TimeProvider.System, cancellationToken);
                int? copy;
                while ((copy = NextAlive()) is null)
                {
                    await Task.WhenAny(starts).WaitAsync(cancellationToken);
                }

                Kills++;
                await copies[copy.Value].KillAsync();

                // A start is not broken off: the run ends with every copy alive, to answer what is asked afterwards.
                starts[copy.Value] = copies[copy.Value].StartAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(starts);
        }
    }

    private int? NextAlive()
    {
        for (var tries = 0; tries < copies.Count; tries++)
        {
            var copy = next++ % copies.Count;
            if (starts[copy].IsCompleted)
            {
                return copy;
            }
        }

        return null;
    }
}
