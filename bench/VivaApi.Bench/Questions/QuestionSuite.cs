using System.Diagnostics;
using System.Globalization;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.Bench.Product;
using VivaApi.Bench.Shop;

namespace VivaApi.Bench.Questions;

/// <summary>
/// What it costs to ask Alipay about open orders, and how many of them one copy can keep asking about at the attentive pace. The stand-in
/// answers at once from the same machine; its share is in the numbers.
/// </summary>
internal static class QuestionSuite
{
    /// <returns>0 when one copy asks about all of them within the pause between two questions.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (await BenchArguments.ReadAsync(arguments, new Dictionary<string, int> { ["orders"] = 1_000 }) is not { } options)
        {
            return 2;
        }

        var count = options["orders"];
        await using var world = await ShopWorld.StartAsync(TimeProvider.System, durable: true, cancellationToken);
        var orders = await OpenOrders.PlaceAsync(world, count, TimeProvider.System.GetUtcNow(), cancellationToken);

        // The first round pays for compiling and for connections.
        await AskAllAsync(world, cancellationToken);
        var cpu = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        var asked = await AskAllAsync(world, cancellationToken);
        var took = Stopwatch.GetElapsedTime(began);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var pace = new PaymentOptions();
        var perOrder = ((60 * pace.PayWithinMinutes) + pace.CloseGraceSeconds) / pace.QuerySeconds;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
             {world.PostgresVersion}, {Environment.ProcessorCount} cores for service, stand-in and database, commits wait for the disk
             {asked} questions in {took.TotalSeconds:0.00} s: {asked / took.TotalSeconds:N0} a second
             processor of service and stand-in for one question: {cpu.TotalMilliseconds / asked:0.00} ms
             an order that is never paid: {perOrder} questions, {perOrder * cpu.TotalMilliseconds / asked:N0} ms of processor in all
             """));
        var kept = asked == orders.Count && took <= TimeSpan.FromSeconds(pace.QuerySeconds);
        await Console.Out.WriteLineAsync(kept
            ? $"One copy asks about {count} open orders every {pace.QuerySeconds} seconds."
            : $"ONE COPY CANNOT ASK ABOUT {count} OPEN ORDERS EVERY {pace.QuerySeconds} SECONDS.");
        return kept ? 0 : 1;
    }

    private static async Task<int> AskAllAsync(ShopWorld world, CancellationToken cancellationToken)
    {
        await world.RunAsync("update orders set next_query_at = now() where next_query_at is not null", cancellationToken);
        var asked = 0;
        for (var round = -1; round != 0; asked += round)
        {
            round = await world.Service.RunAsync<QueryOrders>(cancellationToken);
        }

        return asked;
    }
}
