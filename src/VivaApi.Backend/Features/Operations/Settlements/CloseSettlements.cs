using Quartz;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>The scheduled task that closes the day before. What it finds closed it leaves alone.</summary>
[DisallowConcurrentExecution]
internal sealed class CloseSettlements(SettlementDesk desk) : IJob
{
    public const string Name = "close-settlements";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await desk.CloseDueAsync(cancellationToken);
}
