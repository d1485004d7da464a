using System.Globalization;

namespace VivaApi.Sandbox.Viva;

/// <summary>
/// Faults that wait for the next submits, whatever their prompts say: as a text (<c>rate-limited=2,hang</c>), in the order of the
/// text, or one by one. <c>all</c> as a number strikes until <c>none</c>.
/// </summary>
internal sealed class PlannedFaults
{
    private readonly Lock gate = new();
    private readonly LinkedList<(VivaFault Fault, int Left)> waiting = [];

    /// <exception cref="FormatException">The text names a fault that there is not, or a number that is none.</exception>
    public static PlannedFaults Read(string text)
    {
        var planned = new PlannedFaults();
        planned.Add(text);
        return planned;
    }

    /// <summary>Adds to those that wait; <c>none</c> takes them all away.</summary>
    /// <exception cref="FormatException">As with <see cref="Read"/>; nothing is changed.</exception>
    public void Add(string text)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var entries = parts.Where(part => part != "none").Select(Entry).ToList();
        lock (gate)
        {
            if (parts.Contains("none", StringComparer.Ordinal))
            {
                waiting.Clear();
            }

            entries.ForEach(entry => waiting.AddLast(entry));
        }
    }

    public void Add(VivaFault fault)
    {
        lock (gate)
        {
            waiting.AddLast((fault, 1));
        }
    }

    /// <returns>Null when nothing waits.</returns>
    public VivaFault? Next()
    {
        lock (gate)
        {
            if (waiting.First is not { } first)
            {
                return null;
            }

            var (fault, left) = first.Value;
            if (left == 1)
            {
                waiting.RemoveFirst();
            }
            else if (left != int.MaxValue)
            {
                first.Value = (fault, left - 1);
            }

            return fault;
        }
    }

    private static (VivaFault Fault, int Left) Entry(string part)
    {
        var split = part.Split('=', 2);
        var entry = VivaFaultTable.Entries.FirstOrDefault(candidate => candidate.Marker == split[0])
            ?? throw new FormatException($"there is no fault {split[0]}");
        var count = split.Length == 1 ? 1
            : split[1] == "all" ? int.MaxValue
            : int.TryParse(split[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new FormatException($"{part}: a number or all is expected after the =");
        return (entry.Fault, count);
    }
}
