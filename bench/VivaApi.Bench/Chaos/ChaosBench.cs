using System.Diagnostics;
using System.Text.Json;
using VivaApi.Bench.Product;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Chaos;

/// <summary>
/// Two copies of the service, one of them killed every few seconds, and a VivaAPI that goes wrong in three jobs out of ten. Afterwards
/// every job must have ended once, none may have been made twice, and every credit must be where the books say.
/// </summary>
internal static class ChaosBench
{
    private const int JobsPerCustomer = 33;
    private const int AskersAtOnce = 8;

    /// <summary>Everything that takes minutes in production takes as little as the settings' bounds allow.</summary>
    private static readonly Dictionary<string, string?> Hurry = new()
    {
        ["Generation__PollSeconds"] = "1",
        ["Generation__TimeLimitMinutes"] = "2",
        ["Generation__WriteOffMinutes"] = "1",
        ["Generation__SubmitPatienceMinutes"] = "1",
        ["Generation__MaxSubmitPauseSeconds"] = "5",
        ["Generation__LeaseSeconds"] = "30",
        ["Generation__BatchSize"] = "50",
        ["Generation__MaxUnknownAnswers"] = "5",
        ["Generation__MaxPollPauseSeconds"] = "5",
        ["Generation__TaskLostMinutes"] = "1",
        ["Generation__FileGraceMinutes"] = "1",
        ["Generation__MaxOpenPerCustomer"] = "40",
        ["Generation__ProbeSeconds"] = "1",
        ["Generation__MaxProbeSeconds"] = "2",
        ["Generation__WatchPauseSeconds"] = "5",
        ["Viva__SubmitTimeoutSeconds"] = "10",
        ["Viva__PollTimeoutSeconds"] = "5",
    };

    /// <returns>0 only if everything holds.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var defaults = new Dictionary<string, int> { ["jobs"] = 1_000, ["seed"] = 1, ["kill-seconds"] = 5, ["minutes"] = 15 };
        if (await BenchArguments.ReadAsync(arguments, defaults) is not { } options)
        {
            return 2;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(options["minutes"]));
        var began = Stopwatch.GetTimestamp();
        var viva = new VivaStandInOptions { OpeningCredits = 1_000_000, RunTime = TimeSpan.FromSeconds(2) };
        await using var product = await BenchProduct.StartAsync(viva, limit.Token);
        ServiceCopy[] copies = [await product.StartCopyAsync(Hurry, limit.Token), await product.StartCopyAsync(Hurry, limit.Token)];
        var prompts = ChaosFaults.Prompts(options["jobs"], options["seed"]);
        var customers = await CustomersAsync(product, copies, options["jobs"], limit.Token);
        await Console.Out.WriteLineAsync($"{customers.Count} customers have paid; {options["jobs"]} jobs follow");

        using var killing = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var killer = new ChaosKiller(copies, TimeSpan.FromSeconds(options["kill-seconds"]));
        var kills = killer.RunAsync(killing.Token);
        var report = new ChaosReport(product, prompts, customers.Count);
        var inTime = await TryAsync(async () =>
        {
            await AskForAllAsync(customers, prompts, limit.Token);
            await report.UntilAllHaveEndedAsync(limit.Token);
        }, limit.Token);
        await killing.CancelAsync();
        await kills;
        var findings = await report.FindAsync(cancellationToken);
        var holds = inTime && findings.Wrong.Count == 0;
        foreach (var wrong in findings.Wrong)
        {
            await Console.Out.WriteLineAsync($"WRONG: {wrong}");
        }

        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
        {
            holds,
            inTime,
            jobs = options["jobs"],
            seed = options["seed"],
            kills = killer.Kills,
            seconds = (int)Stopwatch.GetElapsedTime(began).TotalSeconds,
            findings.Ends,
            findings.UpstreamTasks,
            findings.CreditsSettled,
            findings.Struck,
            wrong = findings.Wrong,
        }));
        customers.ForEach(customer => customer.Dispose());
        return holds ? 0 : 1;
    }

    private static async Task<List<BenchCustomer>> CustomersAsync(
        BenchProduct product, ServiceCopy[] copies, int jobs, CancellationToken cancellationToken)
    {
        var addresses = copies.Select(copy => copy.Address).ToList();
        var count = (jobs + JobsPerCustomer - 1) / JobsPerCustomer;
        var customers = Enumerable.Range(0, count).Select(number => new BenchCustomer(addresses, number, TimeProvider.System)).ToList();
        foreach (var customer in customers)
        {
            await customer.RegisterAsync(cancellationToken);
            await customer.BuyAsync("enterprise", product.Alipay, cancellationToken);
        }

        return customers;
    }

    private static Task AskForAllAsync(
        List<BenchCustomer> customers, IReadOnlyList<(string Prompt, VivaFault Fault)> prompts, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            prompts.Select((one, job) => (one.Prompt, Customer: customers[job / JobsPerCustomer])),
            new ParallelOptions { MaxDegreeOfParallelism = AskersAtOnce, CancellationToken = cancellationToken },
            async (job, token) => await job.Customer.GenerateAsync(job.Prompt, token));

    private static async Task<bool> TryAsync(Func<Task> act, CancellationToken limit)
    {
        try
        {
            await act();
            return true;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return false;
        }
    }
}
