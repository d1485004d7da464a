using System.Text.Json;
using System.Text.RegularExpressions;

namespace VivaApi.IntegrationTests.Operations.Telemetry;

/// <summary>A metric that a rule or the dashboard asks for, and the labels that it is told apart by or chosen by there.</summary>
internal sealed partial record AskedMetric(string Name, IReadOnlySet<string> Labels, string Expression)
{
    /// <summary>What Prometheus itself adds.</summary>
    private static readonly string[] NotOurs = ["up"];

    /// <summary>Every expression of the rules and of the dashboard's panels.</summary>
    public static List<AskedMetric> Read(string folder)
    {
        var rules = File.ReadAllText(Path.Combine(folder, "prometheus-rules.yml"));
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "grafana-dashboard.json")));
        return [.. Rule().Matches(rules).Select(match => match.Groups[1].Value).Concat(ExpressionsIn(dashboard.RootElement))
            .SelectMany(MetricsIn)];
    }

    private static IEnumerable<string> ExpressionsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "expr", Value.ValueKind: JsonValueKind.String }
                ? [member.Value.GetString()!]
                : ExpressionsIn(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ExpressionsIn),
        _ => [],
    };

    // Labels of "by (...)" are those of every metric of their expression; a choice in braces belongs to the metric before it.
    private static IEnumerable<AskedMetric> MetricsIn(string expression)
    {
        var by = By().Matches(expression).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).ToHashSet();
        return Metric().Matches(By().Replace(expression, string.Empty)).Select(match => new AskedMetric(
                match.Groups["name"].Value,
                by.Concat(Choice().Matches(match.Groups["choices"].Value).Select(choice => choice.Groups[1].Value)).ToHashSet(),
                expression))
            .Where(one => !NotOurs.Contains(one.Name));
    }

    [GeneratedRegex(@"expr:\s*(?:>\s*)?((?:.|\n)+?)\n\s+(?:for|labels|annotations):")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\bby \(([^)]*)\)")]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?<name>up|[a-z]+(?:_[a-z0-9]+)+)\b(?!\()(?:\{(?<choices>[^}]*)\})?")]
    private static partial Regex Metric();

    [GeneratedRegex(@"([a-z_]+)\s*(?:=~|!~|!=|=)\s*""[^""]*""")]
    private static partial Regex Choice();
}

/// <summary>What the page for Prometheus shows: the labels of each metric.</summary>
internal static partial class ShownSeries
{
    public static Dictionary<string, HashSet<string>> Read(string page) => Line().Matches(page)
        .GroupBy(match => match.Groups["name"].Value, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => group.SelectMany(match => Label().Matches(match.Groups["labels"].Value)).Select(label => label.Groups[1].Value)
                .ToHashSet(),
            StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<name>[a-z_0-9]+)(?:\{(?<labels>.*)\})? \S", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"([a-z_0-9]+)=""")]
    private static partial Regex Label();
}
