using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Docs;

/// <summary>What the documents say of names and numbers that the code has too.</summary>
public sealed partial class DocsTests
{
    // Sections that are not called as their options.
    private static readonly Dictionary<string, string> Sections = new(StringComparer.Ordinal)
    {
        ["PaymentOptions"] = "Payments",
        ["WorkerOptions"] = "Workers",
    };

    private static string Readme { get; } = File.ReadAllText(Path.Combine(Checkout(), "README.md"));

    public static TheoryData<string, string, string> Settings() => new(
        typeof(Fen).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties().Where(property => property.CanWrite).Select(property => (type, property)))
            .Select(setting => (NameOf(setting.type, setting.property), DefaultOf(setting.type, setting.property), BoundsOf(setting.property))));

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_readme_tells_every_setting_with_its_default_and_bounds(string name, string defaultValue, string bounds)
    {
        var row = Array.Find(Readme.Split('\n'), line => line.StartsWith('|') && line.Contains($"`{name}`", StringComparison.Ordinal));

        Assert.True(row is not null, $"README.md has no row with `{name}` in its table of settings.");
        Assert.Contains(defaultValue, row, StringComparison.Ordinal);
        Assert.Contains(bounds, row, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_that_the_architecture_names_is_there()
    {
        var names = SourceFile().Matches(File.ReadAllText(Path.Combine(Checkout(), "docs", "architecture.md")))
            .Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        var files = Directory.EnumerateFiles(Checkout(), "*.cs", SearchOption.AllDirectories)
            .Select(file => '/' + Path.GetRelativePath(Checkout(), file).Replace('\\', '/')).ToList();

        Assert.True(names.Count > 20, $"Only {names.Count} files are named.");
        Assert.DoesNotContain(names, name => !files.Exists(file => file.EndsWith($"/{name}", StringComparison.Ordinal)));
    }

    // VEO_API_URL and VEO_API_KEY keep the names that operators have always used.
    private static string NameOf(Type type, PropertyInfo property) => (type.Name, property.Name) switch
    {
        ("VivaOptions", "ApiUrl") => "VEO_API_URL",
        ("VivaOptions", "ApiKey") => "VEO_API_KEY",
        _ => $"{Sections.GetValueOrDefault(type.Name, type.Name[..^"Options".Length])}__{property.Name}",
    };

    // Large sizes are written in binary units; the shape of a text is prose.
    private static string DefaultOf(Type type, PropertyInfo property) => property.GetValue(Activator.CreateInstance(type)) switch
    {
        int number when number < 10_000 => Shown(number),
        bool flag => flag ? "true" : "false",
        _ => string.Empty,
    };

    private static string BoundsOf(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>() is { Maximum: int and < 1_000_000 } range
        ? $"({Shown((int)range.Minimum)}–{Shown((int)range.Maximum)})"
        : string.Empty;

    private static string Shown(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Checkout([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));

    [GeneratedRegex(@"`([A-Za-z0-9/.]+\.cs)`")]
    private static partial Regex SourceFile();
}
