using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using VivaApi.Bench.Shop;
using VivaApi.Sandbox;

namespace VivaApi.Bench.Month;

/// <summary>
/// A month of orders at the real service on a moved clock, with payments lost, repeated, late and given back. It ends well only if bill,
/// orders and ledger agree, added up independently of each other, and if everything that can go wrong did so at least once.
/// </summary>
internal static class MonthSuite
{
    private const string Usage = "usage: bench/month [--orders N] [--seed N]   (defaults: 1000 orders, seed 20260301; 26 to 20000 orders)";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (!TryRead(arguments, out var orders, out var seed))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var began = Stopwatch.GetTimestamp();
        var clock = new FakeTimeProvider(MonthPlan.Begin);
        try
        {
            await using var world = await ShopWorld.StartAsync(clock, durable: false, cancellationToken);
            await Console.Out.WriteLineAsync($"{orders} orders over {MonthPlan.Days} days, seed {seed}, {world.PostgresVersion}");
            var tally = new MonthTally();
            using var stories = await MonthStories.StartAsync(world, clock, new Chance(seed), tally, cancellationToken);
            await new MonthRun(world, clock, stories, tally).RunAsync(MonthPlan.Of(orders, seed), cancellationToken);
            var booksAgree = await MonthBooks.CheckAsync(world, cancellationToken);
            var allTaken = await tally.PrintAsync(world, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            await Console.Out.WriteLineAsync(booksAgree && allTaken
                ? $"Bill = orders = ledger, to the fen and to the credit ({seconds} s, seed {seed})."
                : $"THE MONTH IS WRONG: see above (seed {seed}).");
            return booksAgree && allTaken ? 0 : 1;
        }
        catch (SandboxException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }

    private static bool TryRead(IReadOnlyList<string> arguments, out int orders, out ulong seed)
    {
        (orders, seed) = (1_000, 20_260_301);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            var value = at + 1 < arguments.Count ? arguments[at + 1] : string.Empty;
            var understood = arguments[at] switch
            {
                "--orders" => int.TryParse(value, CultureInfo.InvariantCulture, out orders) && orders is >= 26 and <= 20_000,
                "--seed" => ulong.TryParse(value, CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (!understood)
            {
                return false;
            }
        }

        return true;
    }
}
