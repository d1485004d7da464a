using System.Globalization;
using Spectre.Console;
using VivaApi.Sandbox;

namespace VivaApi.Bench.Ledger;

/// <summary>How fast the ledger and the acceptance of jobs are, as shares of what the database itself can do.</summary>
internal static class LedgerBench
{
    /// <returns>0 when the books are right afterwards; the targets are reported, not enforced, since machines differ.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (LedgerOptions.Parse(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(LedgerOptions.Usage);
            return 2;
        }

        try
        {
            var tools = await LedgerTools.FindAsync(cancellationToken);
            await using var world = await LedgerWorld.StartAsync(tools, cancellationToken);
            var machine = Machine(world);
            AnsiConsole.WriteLine(machine);
            var numbers = await new LedgerRun(world, tools, options, AnsiConsole.WriteLine).RunAsync(cancellationToken);
            var targets = LedgerTargets.Of(numbers);
            LedgerReport.Print(AnsiConsole.Console, numbers, targets);
            await LedgerReport.WriteAsync(options.JsonFile, machine, numbers, targets, cancellationToken);
            AnsiConsole.WriteLine($"the numbers are in {options.JsonFile}");
            return numbers.BooksAreRight ? 0 : 1;
        }
        catch (SandboxException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }

    private static string Machine(LedgerWorld world)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1].Trim()
            : null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores ({model ?? "unknown"}), {memory:0} GiB, {world.PostgresVersion}, "
                + $".NET {Environment.Version}");
    }
}
