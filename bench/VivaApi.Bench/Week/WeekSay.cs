namespace VivaApi.Bench.Week;

/// <summary>One line for each thing that must hold.</summary>
internal sealed class WeekSay
{
    /// <summary>Whether everything that was said so far holds.</summary>
    public bool IsRight { get; private set; } = true;

    public void That(string what, long seen, long wanted)
    {
        var holds = seen == wanted;
        IsRight &= holds;
        Console.Out.WriteLine($"{(holds ? "ok  " : "FAIL")} {what}: {seen:N0}{(holds ? string.Empty : $", not {wanted:N0}")}");
    }

    /// <summary>Nothing is wrong, or each of these is.</summary>
    public void None(string what, IReadOnlyCollection<string> wrong)
    {
        That(what, wrong.Count, 0);
        foreach (var line in wrong.Take(10))
        {
            Console.Out.WriteLine($"       {line}");
        }
    }
}
