namespace VivaApi.Bench.Ledger;

/// <summary>Milliseconds.</summary>
internal sealed record Latency(double P50, double P95, double P99);

/// <summary>What one measurement saw.</summary>
/// <param name="PerSecond">Operations that succeeded, each second.</param>
/// <param name="Milliseconds">How long one took, where it is known.</param>
/// <param name="DatabaseMicroseconds">CPU time of all PostgreSQL processes for one operation.</param>
/// <param name="ServiceMicroseconds">CPU time of the service for one operation; 0 where there is none.</param>
internal sealed record Sample(double PerSecond, Latency? Milliseconds, double DatabaseMicroseconds, double ServiceMicroseconds)
{
    public double CpuMicroseconds => DatabaseMicroseconds + ServiceMicroseconds;
}

/// <summary>The samples of one measurement over all passes.</summary>
internal sealed class Series(string name, string what)
{
    public string Name => name;

    public string What => what;

    public List<Sample> Samples { get; } = [];

    public double PerSecond => Median(sample => sample.PerSecond);

    public double Least => Samples.Min(sample => sample.PerSecond);

    public double Most => Samples.Max(sample => sample.PerSecond);

    public double Median(Func<Sample, double> value) => Median(Samples.Select(value));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
