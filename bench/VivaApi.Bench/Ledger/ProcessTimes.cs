using System.Diagnostics;
using System.Globalization;

namespace VivaApi.Bench.Ledger;

/// <summary>CPU time and memory as the kernel's process tables tell them (Linux).</summary>
internal static class ProcessTimes
{
    /// <summary>What <c>sysconf(_SC_CLK_TCK)</c> is on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>
    /// CPU seconds of a process and of all its children, ended ones included. A child that ends between two readings would be in neither
    /// of them or in both: so it is read again until none did.
    /// </summary>
    public static double OfFamily(int processId)
    {
        while (true)
        {
            var before = Parent();
            var children = Stats().Where(stat => stat.Parent == processId).Sum(stat => stat.Ticks);
            var after = Parent();
            if (before.EndedChildrenTicks == after.EndedChildrenTicks)
            {
                return (after.Ticks + after.EndedChildrenTicks + children) / TicksPerSecond;
            }
        }

        Stat Parent() => Read($"/proc/{processId}") ?? throw new InvalidOperationException($"Process {processId} has ended.");
    }

    /// <summary>CPU seconds of one process.</summary>
    public static double Of(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>The most memory the process ever held (RSS), in bytes.</summary>
    public static long PeakMemory(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.PeakWorkingSet64;
    }

    private static IEnumerable<Stat> Stats()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            if (Read(folder) is { } stat)
            {
                yield return stat;
            }
        }
    }

    private static Stat? Read(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));

            // The name in brackets may hold anything; the fields after it are numbered from 3 (state) in proc(5).
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            return new Stat(
                int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture),
                (int)Field(4), Field(14) + Field(15), Field(16) + Field(17));
        }
        catch (IOException)
        {
            // It ended between the listing and the reading.
            return null;
        }
    }

    private sealed record Stat(int Id, int Parent, long Ticks, long EndedChildrenTicks);
}
