using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Upstream;

/// <summary>Asks VivaAPI once a minute what its accounts hold, from one copy of the service.</summary>
internal sealed class WatchUpstreamBalance(UpstreamBalances balances, WorkerLeases leases) : IWorker
{
    private const int LeaseSeconds = 120;

    public static string Name => "watch-upstream-balance";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(1);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(Name, LeaseSeconds, cancellationToken) is not { } lease)
        {
            return 0;
        }

        try
        {
            await balances.AskAsync(cancellationToken);
        }
        finally
        {
            await leases.EndAsync(Name, lease, CancellationToken.None);
        }

        return 0;
    }
}
