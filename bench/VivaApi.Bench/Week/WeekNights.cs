using Microsoft.Extensions.Time.Testing;

namespace VivaApi.Bench.Week;

/// <summary>
/// Lets time pass. When the schedule's time has come the clock stops until the night's settlement is made: the schedule lives by the moved
/// clock and works by the real one.
/// </summary>
internal sealed class WeekNights(WeekWorld world, FakeTimeProvider clock)
{
    /// <summary>A quarter past one in Beijing.</summary>
    public static readonly TimeSpan SettlementTime = TimeSpan.FromMinutes(75);

    // A day whose log cannot be read stays open, and an alert says so.
    private const string Decided =
        """
        select (select count(*) from settlements)
             + (select count(*) from alerts where kind = 'settlement_log_unreadable' and recovered_at is null)
        """;

    private readonly HashSet<(string Entry, DateOnly Night)> runs = [];

    /// <summary>Nights whose settlement was tried.</summary>
    private int nights;

    /// <summary>The night of each run of a scheduled task, over both copies. Nights are Beijing's.</summary>
    public IReadOnlyList<DateOnly> Runs => [.. runs.Select(run => run.Night).Order()];

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

    /// <summary>Goes to the next night, and on when its settlement is made, or waits for VivaAPI's log.</summary>
    public async Task NextAsync(CancellationToken cancellationToken)
    {
        clock.Advance(NextSettlement - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        nights++;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (await world.NumberAsync(Decided, patience.Token) < nights)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        // The schedule's own history says who ran what; it is trimmed with time, so each night's is read in its night.
        var night = NightOf(WeekRun.Begin.AddDays(nights));
        while (!Runs.Contains(night))
        {
            await CountAsync(patience.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    public async Task CountAsync(CancellationToken cancellationToken) => runs.UnionWith(await world.RowsAsync(
        "select entry_id, fired_time from qrtz_execution_history",
        row => (row.GetString(0), NightOf(new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero))),
        cancellationToken));

    private static DateOnly NightOf(DateTimeOffset at) => DateOnly.FromDateTime(at.AddHours(8).UtcDateTime);
}
