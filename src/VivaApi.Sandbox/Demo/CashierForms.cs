using System.Net;
using System.Text.RegularExpressions;

namespace VivaApi.Sandbox.Demo;

/// <summary>Reads the forms of the cashier's page.</summary>
internal static partial class CashierForms
{
    /// <summary>The form that pays; null when the page has none (closed, expired, refused).</summary>
    public static CashierForm? FindPayForm(string html)
    {
        var forms = FormPattern().Matches(html).Select(match => Read(match.Groups[1].Value, match.Groups[2].Value))
            .Where(form => string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
            .ToList();
        return forms.Find(form => form.Action.Split('?')[0].EndsWith("/pay", StringComparison.Ordinal)) ?? forms.FirstOrDefault();
    }

    /// <summary>The page's title, for the message when it is not a cashier.</summary>
    public static string TitleOf(string html) =>
        TitlePattern().Match(html) is { Success: true } match ? WebUtility.HtmlDecode(
            match.Groups[1].Value).Trim() : "a page without a title";

    private static CashierForm Read(string formAttributes, string content)
    {
        var form = Attributes(formAttributes);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in InputPattern().Matches(content).Select(match => Attributes(match.Groups[1].Value)))
        {
            if (
                field.TryGetValue("name", out var name) && string.Equals(
                    field.GetValueOrDefault("type"), "hidden", StringComparison.OrdinalIgnoreCase))
            {
                fields[name] = field.GetValueOrDefault("value", string.Empty);
            }
        }

        return new CashierForm(form.GetValueOrDefault("action", string.Empty), form.GetValueOrDefault("method", "get"), fields);
    }

    private static Dictionary<string, string> Attributes(string text) => AttributePattern().Matches(text)
        .GroupBy(match => match.Groups[1].Value, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(
            group => group.Key,
            group => WebUtility.HtmlDecode(group.First().Groups[2].Value + group.First().Groups[3].Value + group.First().Groups[4].Value),
            StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("<form\\b([^>]*)>(.*?)</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input\\b([^>]*)>", RegexOptions.IgnoreCase)]
    private static partial Regex InputPattern();

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex TitlePattern();

    [GeneratedRegex("""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", RegexOptions.IgnoreCase)]
    private static partial Regex AttributePattern();
}
