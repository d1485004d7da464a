using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using VivaApi.Bench.Month;
using VivaApi.Sandbox;

namespace VivaApi.Bench.Week;

/// <summary>
/// A week of customers at two copies of the real service on a moved clock. It ends well only if alerts come and go once, each need is
/// refilled once, and the settlements are what the ledger and VivaAPI's own books say.
/// </summary>
internal static class WeekSuite
{
    private const long OpeningCredits = 6_000;
    private const string Usage =
        "usage: bench/week [--customers N] [--seed N]   (defaults: 500 customers, seed 20260302; 400 to 600 customers)";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (customers, seed) = (500, 20_260_302UL);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            var value = at + 1 < arguments.Count ? arguments[at + 1] : string.Empty;
            var understood = arguments[at] switch
            {
                "--customers" => int.TryParse(value, CultureInfo.InvariantCulture, out customers) && customers is >= 400 and <= 600,
                "--seed" => ulong.TryParse(value, CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (!understood)
            {
                await Console.Error.WriteLineAsync(Usage);
                return 2;
            }
        }

        var began = Stopwatch.GetTimestamp();
        var clock = new FakeTimeProvider(WeekRun.Begin);
        try
        {
            await using var world = await WeekWorld.StartAsync(clock, OpeningCredits, cancellationToken);
            var openingUnits = world.Viva.BalanceQuota;
            await Console.Out.WriteLineAsync($"{customers} customers, {WeekRun.Days} days, two copies, seed {seed}");
            using var run = new WeekRun(world, clock, new Chance(seed), customers);
            await run.RunAsync(cancellationToken);
            var right = await WeekBooks.CheckAsync(world, run, openingUnits, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            await Console.Out.WriteLineAsync(right
                ? $"The week is right ({seconds} s, seed {seed})."
                : $"THE WEEK IS WRONG: see above ({seconds} s, seed {seed}).");
            return right ? 0 : 1;
        }
        catch (SandboxException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }
}
