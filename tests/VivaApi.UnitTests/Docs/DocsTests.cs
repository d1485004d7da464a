using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace VivaApi.UnitTests.Docs;

/// <summary>What the documents say of names and numbers that the code has too.</summary>
public sealed partial class DocsTests
{
    /// <summary>Set to 1 to write <c>docs/settings.md</c> instead of comparing.</summary>
    private const string UpdateVariable = "UPDATE_SETTINGS";

    /// <summary>Set to 1 to write the table of <c>docs/integrators.md</c> instead of comparing.</summary>
    private const string UpdateErrorsVariable = "UPDATE_ERRORS";

    [Fact]
    public void The_page_of_settings_is_what_the_options_say()
    {
        var page = Path.Combine(Checkout(), "docs", "settings.md");
        var text = SettingsPage.Text();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(page, text);
        }

        Assert.Empty(SettingsPage.WithoutSection());
        Assert.True(
            File.ReadAllText(page).ReplaceLineEndings("\n") == text,
            $"docs/settings.md is not what the options say: run this test with {UpdateVariable}=1 and read the change.");
    }

    [Fact]
    public void The_integrators_table_of_errors_is_what_the_code_declares()
    {
        var page = Path.Combine(Checkout(), "docs", "integrators.md");
        var text = File.ReadAllText(page).ReplaceLineEndings("\n");
        var begin = text.LastIndexOf(ErrorTable.Begin, StringComparison.Ordinal) + ErrorTable.Begin.Length;
        var written = text[..begin] + ErrorTable.Rows();
        if (Environment.GetEnvironmentVariable(UpdateErrorsVariable) == "1")
        {
            File.WriteAllText(page, written);
            text = written;
        }

        Assert.Contains("| `insufficient_credits` | 402 |", written, StringComparison.Ordinal);
        Assert.True(text == written, $"docs/integrators.md lacks errors: run this test with {UpdateErrorsVariable}=1 and read the change.");
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

    private static string Checkout([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));

    [GeneratedRegex(@"`([A-Za-z0-9/.]+\.cs)`")]
    private static partial Regex SourceFile();
}
