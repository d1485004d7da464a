namespace VivaApi.Bench.Ledger;

/// <summary>A number to reach, what was reached, and whether that is enough.</summary>
internal sealed record LedgerTarget(string What, double Reached, double Wanted, bool AtLeast)
{
    public bool IsMet => AtLeast ? Reached >= Wanted : Reached <= Wanted;
}

/// <summary>The targets are ratios within one run, so that they mean the same on any machine.</summary>
internal static class LedgerTargets
{
    private const double Megabyte = 1024 * 1024;

    public static IReadOnlyList<LedgerTarget> Of(LedgerNumbers numbers)
    {
        double Rate(string name) => numbers[name].PerSecond;
        double Cpu(string name) => numbers[name].Median(sample => sample.CpuMicroseconds);
        var commitMilliseconds = 1_000 / Rate("L0 1");
        var slowest = numbers["L3 cold 1"].Median(sample => sample.Milliseconds!.P99);
        var targets = new List<LedgerTarget>
        {
            new("L1 cold ÷ L0", Rate("L1 cold") / Rate("L0"), 0.5, AtLeast: true),
            new("L2 cold ÷ L1 cold", Rate("L2 cold") / Rate("L1 cold"), 0.6, AtLeast: true),
            new("L3 cold at 16 ÷ L1 cold", Rate("L3 cold 16") / Rate("L1 cold"), 0.3, AtLeast: true),
            new("L3 cold at 64 ÷ L1 cold", Rate("L3 cold 64") / Rate("L1 cold"), 0.45, AtLeast: true),
            new("L3 hot at 64 ÷ L3 cold at 64", Rate("L3 hot 64") / Rate("L3 cold 64"), 1.0, AtLeast: true),
            new("CPU of one acceptance at 64 ÷ at 1", Cpu("L3 cold 64") / Cpu("L3 cold 1"), 0.5, AtLeast: false),
            new("p99 at 1 connection ÷ commit latency", slowest / commitMilliseconds, 5, AtLeast: false),
            new("memory of the service, MiB", numbers.PeakMemoryBytes / Megabyte, 250, AtLeast: false),
            Quota(Rate("quota 64"), Rate("L3 cold 64")),
        };
        if (numbers.Find("L1 large") is not null)
        {
            targets.Add(new("CPU of a movement, large ÷ small ledger", Cpu("L1 large") / Cpu("L1 cold"), 1.2, AtLeast: false));
            targets.Add(new("L1 large ÷ L1 cold", Rate("L1 large") / Rate("L1 cold"), 0.8, AtLeast: true));
        }

        return targets;
    }

    private static LedgerTarget Quota(double quota, double accepted) => accepted * 2.5 < 10_000
        ? new LedgerTarget("GET /quota at 64 ÷ L3 cold at 64", quota / accepted, 2.5, AtLeast: true)
        : new LedgerTarget("GET /quota at 64, each second", quota, 10_000, AtLeast: true);
}
