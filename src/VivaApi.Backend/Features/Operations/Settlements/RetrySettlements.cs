using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>
/// Looks at the start and every quarter of an hour whether a day that should be closed can be closed now, from one copy of the service.
/// </summary>
internal sealed class RetrySettlements(SettlementDesk desk, WorkerLeases leases) : IWorker
{
    private const int LeaseSeconds = 600;

    public static string Name => "retry-settlements";

    public static TimeSpan Pause(IServiceProvider services) => TimeSpan.FromMinutes(15);

    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(Name, LeaseSeconds, cancellationToken) is not { } lease)
        {
            return 0;
        }

        try
        {
            return await desk.CloseLateAsync(cancellationToken);
        }
        finally
        {
            await leases.EndAsync(Name, lease, CancellationToken.None);
        }
    }
}
