namespace VivaApi.Bench.Week;

/// <summary>
/// Counts the times at which VivaAPI's account had to be filled, by the rule of the operators' document and from other books than the
/// service's: the stand-in's balance, the ledger, the line of jobs.
/// </summary>
internal sealed class WeekNeeds(WeekWorld world, TimeProvider clock)
{
    private const decimal UnitsPerYuan = 714_286;
    private const int FenPerCredit = 25;
    private const int CreditsPerJob = 15;

    private static readonly TimeSpan BurnSpan = TimeSpan.FromHours(24);

    private readonly List<(DateTimeOffset At, long Credits)> seen = [];
    private bool isNeeded;

    /// <summary>Times at which it began to be needed; one that lasts is one.</summary>
    public int Count { get; private set; }

    /// <summary>Notes what the account holds, where VivaAPI tells it.</summary>
    public void Look()
    {
        if (!world.Viva.AccountIsShut)
        {
            seen.Add((clock.GetUtcNow(), (long)(world.Viva.BalanceQuota * 100m / UnitsPerYuan / FenPerCredit)));
        }
    }

    public async Task JudgeAsync(CancellationToken cancellationToken)
    {
        if (world.Viva.AccountIsShut)
        {
            return;
        }

        var waiting = CreditsPerJob * await world.NumberAsync(
            "select count(*) from generations where state = 'queued'", cancellationToken);
        var unused = await world.NumberAsync(
            """
            select coalesce(sum(case when kind in ('grant', 'restore', 'adjust') then amount
                                     when kind in ('revoke', 'settle') then -amount end), 0)::bigint from credit_entries
            """,
            cancellationToken);
        var free = seen[^1].Credits - waiting;
        var wasNeeded = isNeeded;
        isNeeded = free - (WeekSettings.LeadHours * BurnPerHour()) < WeekSettings.ThresholdCredits
            || free < Math.Ceiling(unused * WeekSettings.ReservePercent / 100m);
        Count += isNeeded && !wasNeeded ? 1 : 0;
    }

    private decimal BurnPerHour()
    {
        var now = clock.GetUtcNow();
        var lately = seen.Where(one => one.At >= now - BurnSpan).ToList();
        var burnt = lately.Zip(lately.Skip(1), (before, after) => Math.Max(0, before.Credits - after.Credits)).Sum();
        return burnt / (decimal)Math.Max(1, (now - lately[0].At).TotalHours);
    }
}
