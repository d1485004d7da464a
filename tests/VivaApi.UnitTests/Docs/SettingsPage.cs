using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Docs;

/// <summary>
/// Writes <c>docs/settings.md</c> from the options classes: names, defaults and bounds as they are, meanings as documented there.
/// </summary>
internal static partial class SettingsPage
{
    private const string Head =
        """
        # Settings

        Written by a test from the options classes; change it there.
        Beside these: `ConnectionStrings__Default` for PostgreSQL, `ASPNETCORE_HTTP_PORTS` for the port, and for the migrations
        `Migrations__ServiceRole` with `Migrations__ServiceRolePassword`.

        | setting | default | bounds | meaning |
        |---|---|---|---|
        """;

    private static readonly Assembly Service = typeof(Fen).Assembly;

    private static readonly Dictionary<string, XElement> Documentation = XDocument.Load(Path.ChangeExtension(Service.Location, ".xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    public static string Text()
    {
        var rows = Service.GetTypes()
            .Where(IsOptions)
            .Select(type => (Type: type, Section: SectionOf(type)))
            .Where(options => options.Section is not null)
            .OrderBy(options => options.Section, StringComparer.Ordinal)
            .SelectMany(options => RowsOf(options.Type, options.Section!));
        return $"{Head.ReplaceLineEndings("\n")}\n{string.Join('\n', rows)}\n";
    }

    /// <summary>Options that no other options hold, and that no section is known of: their settings would be missing here.</summary>
    public static IEnumerable<string> WithoutSection() => Service.GetTypes()
        .Where(IsOptions)
        .Where(type => SectionOf(type) is null && !Service.GetTypes().Where(IsOptions).Any(holder => SettingsOf(holder).Any(
            property => property.PropertyType == type)))
        .Select(type => type.Name);

    private static bool IsOptions(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsNested: false } && type.Name.EndsWith("Options", StringComparison.Ordinal);

    private static IEnumerable<PropertyInfo> SettingsOf(Type type) => type.GetProperties().Where(property => property.CanWrite);

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
        ?? (Section().Match(SummaryOf($"T:{type.FullName}")) is { Success: true } match ? match.Groups[1].Value : null);

    private static IEnumerable<string> RowsOf(Type type, string section)
    {
        var defaults = Activator.CreateInstance(type);
        foreach (var property in SettingsOf(type))
        {
            if (IsOptions(property.PropertyType))
            {
                foreach (var row in RowsOf(property.PropertyType, $"{section}__{property.Name}"))
                {
                    yield return row;
                }

                continue;
            }

            var bounds = property.GetCustomAttribute<RangeAttribute>() is { } range
                ? $"{Shown(range.Minimum)}–{Shown(range.Maximum)}"
                : string.Empty;
            var meaning = SummaryOf($"P:{type.FullName}.{property.Name}").Replace("|", "\\|", StringComparison.Ordinal);
            yield return $"| `{NameOf(section, property)}` | {Shown(property.GetValue(defaults))} | {bounds} | {meaning} |";
        }
    }

    // These keep the names that operators have always used.
    private static string NameOf(string section, PropertyInfo property) => (section, property.Name) switch
    {
        ("Viva", "ApiUrl") => "VEO_API_URL",
        ("Viva", "ApiKey") => "VEO_API_KEY",
        ("Viva", "ApiKeys") => "VEO_API_KEYS",
        _ => $"{section}__{property.Name}",
    };

    private static string Shown(object? value) => value switch
    {
        null or "" => string.Empty,
        bool flag => flag ? "true" : "false",
        string text => $"`{text}`",
        IEnumerable several => string.Join(", ", several.Cast<object>().Select(Shown)),
        IFormattable number => number.ToString(value is int or long ? "N0" : null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static string SummaryOf(string member)
    {
        if (!Documentation.TryGetValue(member, out var found) || found.Element("summary") is not { } summary)
        {
            return string.Empty;
        }

        var words = summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("cref"))?.Split('.')[^1]}`",
            XElement element => $"`{element.Value}`",
            XText text => text.Value,
            _ => string.Empty,
        });
        return Blanks().Replace(string.Concat(words), " ").Trim();
    }

    [GeneratedRegex("^Section `([A-Za-z0-9_]+)`")]
    private static partial Regex Section();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
