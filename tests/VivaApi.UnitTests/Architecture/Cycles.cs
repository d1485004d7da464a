namespace VivaApi.UnitTests.Architecture;

internal static class Cycles
{
    /// <summary>The shortest way round from every node that can be reached from itself, each cycle once: <c>A, B, A</c>.</summary>
    public static IEnumerable<string[]> Among(IEnumerable<(string From, string To)> edges)
    {
        var next = edges.Distinct().ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        return next.Select(node => WayBack(node.Key, next)).OfType<string[]>()
            .Select(FromItsFirst)
            .DistinctBy(way => string.Join(' ', way))
            .Select(way => (string[])[.. way, way[0]]);
    }

    private static string[] FromItsFirst(string[] way)
    {
        var first = Array.IndexOf(way, way.Min(StringComparer.Ordinal));
        return [.. way[first..], .. way[..first]];
    }

    private static string[]? WayBack(string start, ILookup<string, string> next)
    {
        var ways = new Queue<string[]>([[start]]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (ways.TryDequeue(out var way))
        {
            foreach (var node in next[way[^1]])
            {
                if (node == start)
                {
                    return way;
                }

                if (seen.Add(node))
                {
                    ways.Enqueue([.. way, node]);
                }
            }
        }

        return null;
    }
}
