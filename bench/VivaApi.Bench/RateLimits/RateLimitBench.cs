using System.Globalization;
using System.Net;
using System.Text.Json;
using VivaApi.Bench.Product;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.RateLimits;

/// <summary>
/// What counting requests costs: two copies of the service, one that counts and one that does not, are asked in turns for an address that
/// does not exist. Nothing is cheaper, so nothing shows the counting more. Then what the callers that are remembered take of memory.
/// </summary>
internal static class RateLimitBench
{
    private const string Nowhere = "/api/v1/nowhere";
    private const int Customers = 20;
    private const int KeysEach = 5;

    /// <returns>0 when counting costs less than the bound and callers who stay away are forgotten.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var defaults = new Dictionary<string, int> { ["seconds"] = 3, ["rounds"] = 5, ["callers"] = 10_000, ["percent"] = 25 };
        if (await BenchArguments.ReadAsync(arguments, defaults) is not { } options)
        {
            return 2;
        }

        var memory = await CounterMemory.MeasureAsync(cancellationToken);
        await using var product = await BenchProduct.StartAsync(new VivaStandInOptions(), cancellationToken);
        var on = await StartAsync(product, counted: true, cancellationToken);
        var off = await StartAsync(product, counted: false, cancellationToken);
        using var crowd = await LimitCrowd.GatherAsync(product, on, Customers, KeysEach, options["callers"], cancellationToken);
        var ratios = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (kind, file) in crowd.Files)
        {
            ratios[kind] = await CompareAsync(kind, file, on, off, options, cancellationToken);
        }

        var cost = (1 - ratios.Values.Min()) * 100;
        var holds = cost <= options["percent"] && memory.IsGivenBack;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
             a caller that is remembered: {memory.PerCaller:0} bytes, {memory.Nanoseconds:0} ns a count;
             {memory.After:0} bytes each after {memory.Forgotten.TotalSeconds:0} s away
             counting costs at most {cost:0.0} % of the cheapest request (bound {options["percent"]} %)
             """));
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { ratios, memory, holds }));
        return holds ? 0 : 1;
    }

    private static Task<ServiceCopy> StartAsync(BenchProduct product, bool counted, CancellationToken cancellationToken) =>
        product.StartCopyAsync(
            new Dictionary<string, string?>
            {
                ["Workers__Enabled"] = counted ? "true" : "false",
                ["RateLimits__Enabled"] = counted ? "true" : "false",
                ["RateLimits__PerKeyPerMinute"] = "10000000",
                ["Http__TrustedProxies"] = IPAddress.Loopback.ToString(),
            },
            cancellationToken);

    private static async Task<double> CompareAsync(
        string kind, string file, ServiceCopy on, ServiceCopy off, BenchArguments options, CancellationToken cancellationToken)
    {
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round <= options["rounds"]; round++)
        {
            // In turns, and each first in every other round; the first pays for compiling.
            var (first, second) = round % 2 == 0 ? (on, off) : (off, on);
            var one = await CrowdLoad.RunAsync(first.Address, Nowhere, file, options["seconds"], cancellationToken);
            var other = await CrowdLoad.RunAsync(second.Address, Nowhere, file, options["seconds"], cancellationToken);
            if (round > 0)
            {
                with.Add(first == on ? one : other);
                without.Add(first == on ? other : one);
            }
        }

        var (counted, free) = (Median(with), Median(without));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind,-10} {counted,8:N0} requests a second with limits, {free,8:N0} without: {counted / free:0.00}"));
        return counted / free;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
