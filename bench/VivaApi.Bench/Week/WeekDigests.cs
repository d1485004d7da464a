using System.Globalization;

namespace VivaApi.Bench.Week;

/// <summary>
/// What operators have to be told of customers' quotas, by the rule of the operators' document: one message of a kind in an hour, the first
/// at once, which counts who is over the threshold and was not told of, and who is back below it.
/// </summary>
internal sealed class WeekDigests
{
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(60);

    private readonly SortedDictionary<string, Standing> standings = new(StringComparer.Ordinal);
    private readonly List<string> told = [];

    public IReadOnlyList<string> All => told;

    public static string Line(string kind, int up, int back) =>
        string.Create(CultureInfo.InvariantCulture, $"digest of {kind}: {up} over, {back} back");

    public void Up(string kind, string userId) => Of(kind).Up.Add(userId);

    public void Back(string kind, string userId)
    {
        var standing = Of(kind);
        standing.Up.Remove(userId);
        standing.Back++;
    }

    public void Look(DateTimeOffset at)
    {
        foreach (var (kind, standing) in standings)
        {
            if (standing.Up.Count + standing.Back > 0 && (standing.Last is not { } last || at - last >= Span))
            {
                told.Add(Line(kind, standing.Up.Count, standing.Back));
                standing.Up.Clear();
                (standing.Back, standing.Last) = (0, at);
            }
        }
    }

    private Standing Of(string kind)
    {
        if (!standings.TryGetValue(kind, out var standing))
        {
            standings[kind] = standing = new Standing();
        }

        return standing;
    }

    private sealed class Standing
    {
        public HashSet<string> Up { get; } = new(StringComparer.Ordinal);

        public int Back { get; set; }

        public DateTimeOffset? Last { get; set; }
    }
}
