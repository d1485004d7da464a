namespace VivaApi.Sandbox.Demo;

/// <summary>What the main job must come to, and what it came to.</summary>
internal static class DemoNumbers
{
    public const string PackageCode = "pro";
    public const long PriceFen = 9900;
    public const long Bought = 150;
    public const long Spent = 15;

    /// <summary>Names every number of a balance that is not what it must be.</summary>
    /// <remarks>Nothing is reserved while no job runs; then what remains of the quota is what was not used.</remarks>
    public static IEnumerable<string> Wrong(DemoBalance balance, long available, long quota, long used)
    {
        var expected = new[] { available, quota, used, 0, quota - used };
        return balance.Numbers.Zip(expected)
            .Where(pair => pair.First.Value != pair.Second)
            .Select(pair => $"{balance.Moment}: {pair.First.Name} is {pair.First.Value}, must be {pair.Second}");
    }

    /// <summary>Names every number of the customer's history that is not what it must be.</summary>
    public static IEnumerable<string> Wrong(IReadOnlyList<CreditEntryAnswer> entries)
    {
        var bought = entries.Where(
            entry => string.Equals(entry.Kind, "grant", StringComparison.OrdinalIgnoreCase)).Sum(entry => entry.Amount);
        var spent = entries.Where(IsSettlement).Sum(entry => Math.Abs(entry.Amount));
        if (bought != Bought)
        {
            yield return $"entries: credits bought are {bought}, must be {Bought}";
        }

        if (spent != Spent)
        {
            yield return $"entries: credits spent are {spent}, must be {Spent}";
        }

        var last = entries.FirstOrDefault(IsSettlement);
        foreach (var number in new[]
            {
                Wrong("entries: credits available in the end", last?.AvailableAfter ?? -1, Bought - Spent),
                Wrong("entries: credits reserved in the end", last?.ReservedAfter ?? -1, 0),
            }.SelectMany(found => found))
        {
            yield return number;
        }
    }

    public static IEnumerable<string> Wrong(string name, long value, long expected) =>
        value == expected ? [] : [$"{name} is {value}, must be {expected}"];

    // The demo's one settlement is the last movement of its credits.
    private static bool IsSettlement(CreditEntryAnswer entry) => string.Equals(entry.Kind, "settle", StringComparison.OrdinalIgnoreCase);
}
