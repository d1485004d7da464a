using Microsoft.Extensions.Time.Testing;

namespace VivaApi.Bench.Week;

/// <summary>
/// Lets time pass. When the schedule's time has come the clock stops until the night's settlement is made: the schedule lives by the moved
/// clock and works by the real one.
/// </summary>
internal sealed class WeekNights(WeekWorld world, FakeTimeProvider clock)
{
    /// <summary>A quarter past one in Beijing.</summary>
    private static readonly TimeSpan SettlementTime = TimeSpan.FromMinutes(75);

    private readonly HashSet<string> runs = new(StringComparer.Ordinal);

    /// <summary>Nights whose settlement was made.</summary>
    private int nights;

    /// <summary>Runs of the schedule's tasks, over both copies.</summary>
    public int Runs => runs.Count;

    private DateTimeOffset NextSettlement => WeekRun.Begin.AddDays(nights + 1) + SettlementTime;

    public async Task PassAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() + pause;
        if (end > NextSettlement && clock.GetUtcNow() <= NextSettlement)
        {
            await NextAsync(cancellationToken);
        }

        clock.Advance(end - clock.GetUtcNow());
    }

    /// <summary>Goes to the next night, and on when its settlement is made.</summary>
    public async Task NextAsync(CancellationToken cancellationToken)
    {
        clock.Advance(NextSettlement - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        nights++;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (await world.NumberAsync("select count(*) from settlements", patience.Token) < nights)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        // The schedule's own history says who ran what; it is trimmed with time, so each night's is read in its night.
        while (runs.Count < nights)
        {
            await CountAsync(patience.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    public async Task CountAsync(CancellationToken cancellationToken) =>
        runs.UnionWith(await world.LinesAsync("select entry_id from qrtz_execution_history", cancellationToken));
}
