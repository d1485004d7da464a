using VivaApi.Bench.Product;

namespace VivaApi.Bench.Chaos;

/// <summary>Kills one copy after the other and starts it again at once.</summary>
internal sealed class ChaosKiller(IReadOnlyList<ServiceCopy> copies, TimeSpan pause)
{
    public int Kills { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(pause, TimeProvider.System, cancellationToken);
                var copy = copies[Kills++ % copies.Count];
                await copy.KillAsync();

                // A start is not broken off: the run ends with every copy alive, to answer what is asked afterwards.
                await copy.StartAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Enough.
        }
    }
}
