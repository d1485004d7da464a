using System.Diagnostics;
using System.Text.Json;
using VivaApi.Bench.Product;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Streams;

/// <summary>
/// Many open event streams at one copy of the service while another copy makes the videos: what they cost, and whether every one of
/// them is told how its job ended.
/// </summary>
internal static class StreamsBench
{
    private const int Customers = 10;
    private const int JobsEach = 20;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    /// <returns>0 when the copy stays below the bound and every stream saw its job's end.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var defaults = new Dictionary<string, int> { ["streams"] = 2_000, ["megabytes"] = 400 };
        if (await BenchArguments.ReadAsync(arguments, defaults) is not { } options)
        {
            return 2;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        await using var product = await BenchProduct.StartAsync(new VivaStandInOptions(), limit.Token);
        var settings = new Dictionary<string, string?>
        {
            ["Workers__Enabled"] = "false",
            ["Streams__MostPerUser"] = $"{options["streams"]}",
        };
        var copy = await product.StartCopyAsync(settings, limit.Token);
        var (customers, jobs) = await QueueJobsAsync(product, copy, limit.Token);
        var before = copy.Megabytes();

        var began = Stopwatch.GetTimestamp();
        using var streams = await OpenStreams.OpenAsync(copy.Address, jobs, options["streams"], limit.Token);
        var opened = Stopwatch.GetElapsedTime(began);

        // The compiler is still busy with what the opening used; that is not what streams cost.
        await Task.Delay(Settle, TimeProvider.System, limit.Token);
        var (processor, statements) = (copy.ProcessorTime(), await TransactionsAsync(product, limit.Token));
        await Task.Delay(Quiet, TimeProvider.System, limit.Token);
        var idleProcessor = (copy.ProcessorTime() - processor) / Quiet * 100;
        var idleStatements = (await TransactionsAsync(product, limit.Token) - statements) / Quiet.TotalSeconds;

        began = Stopwatch.GetTimestamp();
        await product.StartCopyAsync(new Dictionary<string, string?> { ["Generation__PollSeconds"] = "1" }, limit.Token);
        var told = await streams.UntilAllHaveEndedAsync(limit.Token);
        var most = copy.Megabytes().Most;
        var holds = told == options["streams"] && most < options["megabytes"];
        await Console.Out.WriteLineAsync(
            $"{options["streams"]} streams opened in {opened.TotalSeconds:0.0} s; memory {before.Now} MB before, {most} MB at most "
            + $"(bound {options["megabytes"]} MB); while nothing happens {idleProcessor:0.0} % of a core and {idleStatements:0.0} "
            + $"transactions a second in the whole database; {told} were told their job's end, after "
            + $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
        {
            streams = options["streams"],
            megabytes = most,
            idleCorePercent = idleProcessor,
            idleTransactions = idleStatements,
            told,
            holds,
        }));
        customers.ForEach(customer => customer.Dispose());
        return holds ? 0 : 1;
    }

    private static async Task<(List<BenchCustomer> Customers, List<(Guid JobId, string Token)> Jobs)> QueueJobsAsync(
        BenchProduct product, ServiceCopy copy, CancellationToken cancellationToken)
    {
        var customers = Enumerable.Range(0, Customers).Select(
            number => new BenchCustomer([copy.Address], number, TimeProvider.System)).ToList();
        var jobs = new List<(Guid, string)>();
        foreach (var customer in customers)
        {
            await customer.RegisterAsync(cancellationToken);
            await customer.BuyAsync("enterprise", product.Alipay, cancellationToken);
            for (var job = 0; job < JobsEach; job++)
            {
                jobs.Add((await customer.GenerateAsync($"a cat at the piano {job}", cancellationToken), customer.AccessToken!));
            }
        }

        return (customers, jobs);
    }

    private static Task<long> TransactionsAsync(BenchProduct product, CancellationToken cancellationToken) => product.AskAsync<long>(
        "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()", cancellationToken);
}
