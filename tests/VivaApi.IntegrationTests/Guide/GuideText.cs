using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Guide;

/// <summary>The integrators' guide, and the code in it.</summary>
internal static class GuideText
{
    public static string Whole { get; } =
        File.ReadAllText(Path.Combine(NodeScript.Checkout, "docs", "integrators.md")).ReplaceLineEndings("\n");

    /// <summary>All blocks of a language, one after the other.</summary>
    public static string CodeIn(string language) => string.Join(
        '\n', Whole.Split("```" + language + "\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]));
}
