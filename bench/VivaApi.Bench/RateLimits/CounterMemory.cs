using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.RateLimits;

namespace VivaApi.Bench.RateLimits;

/// <summary>What a remembered caller takes, how long one count takes, and what is left of callers who stay away.</summary>
/// <param name="PerCaller">Bytes.</param>
/// <param name="Nanoseconds">Of one count among all of them.</param>
/// <param name="After">Bytes for each when they had stayed away.</param>
/// <param name="Forgotten">After how long that was.</param>
internal sealed record CounterMemory(double PerCaller, double Nanoseconds, double After, TimeSpan Forgotten)
{
    // What stays is the table that they stood in, which is as long as it ever was.
    private const double MostKept = 0.4;
    private const int Callers = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public bool IsGivenBack => After <= PerCaller * MostKept;

    public static async Task<CounterMemory> MeasureAsync(CancellationToken cancellationToken)
    {
        using var counters = new RequestCounters(Options.Create(new RateLimitOptions()));
        var context = new DefaultHttpContext();
        CountAll(counters, context, callers: 1_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        CountAll(counters, context, Callers);
        var perCaller = Each(before);
        var began = Stopwatch.GetTimestamp();
        CountAll(counters, context, Callers);
        var took = Stopwatch.GetElapsedTime(began);

        began = Stopwatch.GetTimestamp();
        var after = perCaller;
        while (after > perCaller * MostKept && Stopwatch.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            after = Each(before);
        }

        return new CounterMemory(perCaller, took.TotalNanoseconds / Callers, after, Stopwatch.GetElapsedTime(began));
    }

    private static double Each(long before) => Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Callers;

    private static void CountAll(RequestCounters counters, HttpContext context, int callers)
    {
        var bytes = new byte[] { 100, 0, 0, 0 };
        for (var number = 0; number < callers; number++)
        {
            (bytes[1], bytes[2], bytes[3]) = ((byte)(number >> 16), (byte)(number >> 8), (byte)number);
            context.Connection.RemoteIpAddress = new IPAddress(bytes);
            counters.Count(context);
        }
    }
}
