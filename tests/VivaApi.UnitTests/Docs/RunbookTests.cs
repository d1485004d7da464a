using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.UnitTests.Docs;

/// <summary>Whoever is woken at night finds what to do under the alert's own name.</summary>
public sealed partial class RunbookTests
{
    private static readonly string Runbook = File.ReadAllText(Path.Combine(Checkout(), "docs", "operations.md"));

    private static readonly IReadOnlyList<(string File, string Text)> Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(Checkout(), "src", "VivaApi.Backend"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "AlertBook.cs")
            .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    /// <summary>What is raised under a name that is worked out, and all that can come of it.</summary>
    private static readonly Dictionary<string, IEnumerable<string>> WorkedOut = new(StringComparer.Ordinal)
    {
        ["rule.Code"] = FirstAlertRules.All.Select(rule => rule.Code),
        ["alert"] = MasterKeyAlerts.OfRests,
        ["AlertKind(finding.Kind)"] = Enum.GetValues<FindingKind>().Select(EnumText.Of)
            .Select(kind => kind.StartsWith("bill_", StringComparison.Ordinal) ? kind : $"bill_{kind}"),
    };

    [Fact]
    public void Every_alert_that_can_be_raised_has_its_heading_with_what_it_means_how_to_look_and_what_to_do()
    {
        var raised = Sources.SelectMany(source => Raise().Matches(source.Text)
            .SelectMany(match => NamesOf(match.Groups["kind"].Value, source.File, source.Text)));
        var watched = PrometheusAlert().Matches(File.ReadAllText(Path.Combine(Checkout(), "operations", "prometheus-rules.yml")))
            .Select(match => match.Groups[1].Value);
        var kinds = raised.Concat(watched).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(kinds.Count > 50, $"Only {kinds.Count} alerts are known.");
        Assert.Contains("reconciliation_failed", kinds);
        Assert.DoesNotContain(kinds, kind => !IsComplete(SectionOf(kind)));
    }

    [Fact]
    public void Every_heading_is_of_an_alert_that_can_be_raised()
    {
        var all = string.Concat(Sources.Select(source => source.Text))
            + File.ReadAllText(Path.Combine(Checkout(), "operations", "prometheus-rules.yml"))
            + string.Join(' ', WorkedOut.Values.SelectMany(names => names));
        var headings = Heading().Matches(Runbook).Select(match => match.Groups[1].Value).ToList();

        Assert.DoesNotContain(headings, heading => !all.Contains(heading, StringComparison.Ordinal));
        Assert.Equal(headings.Count, headings.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("It burns. *Look*: at it. *Do*: put it out.", true)]
    [InlineData("It burns. *Do*: put it out.", false)]
    [InlineData("It burns. *Look*: at it.", false)]
    [InlineData("*Look*: at it. *Do*: put it out.", false)]
    [InlineData(null, false)]
    public void A_heading_says_all_three(string? section, bool isComplete) => Assert.Equal(isComplete, IsComplete(section));

    private static IEnumerable<string> NamesOf(string kind, string file, string text)
    {
        if (WorkedOut.TryGetValue(kind, out var names))
        {
            return names;
        }

        if (kind.StartsWith('"'))
        {
            return [kind.Trim('"')];
        }

        // A constant of its own class, or of the class that is named before the dot.
        var (owner, constant) = kind.Split('.') is [var first, var second] ? (first, second) : (file, kind);
        var declared = owner == file ? text : Sources.Where(source => source.File == owner).Select(source => source.Text).SingleOrDefault();
        var found = Regex.Match(declared ?? string.Empty, $"const string {Regex.Escape(constant)} = \"([a-z_]+)\"");
        return found.Success ? [found.Groups[1].Value] : [$"{file}: what {kind} is, this test cannot tell"];
    }

    private static string? SectionOf(string kind)
    {
        var start = Runbook.IndexOf($"\n### `{kind}`\n", StringComparison.Ordinal);
        return start < 0 ? null : Runbook[start..].Split("\n#", 3)[1].Split('\n', 2)[1];
    }

    private static bool IsComplete(string? section) => section is not null && Complete().IsMatch(section);

    private static string Checkout([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex PrometheusAlert();

    [GeneratedRegex(@"\balerts\s*\.Raise\w*Async\(\s*(?<kind>""\w+""|[\w.]+(?:\([\w.]*\))?)\s*,")]
    private static partial Regex Raise();

    [GeneratedRegex(@"^### `(\w+)`$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*[^*\s][^*]+\*Look\*:\s.{5,}\*Do\*:\s.{3,}", RegexOptions.Singleline)]
    private static partial Regex Complete();
}
