using System.Text.RegularExpressions;

namespace VivaApi.Backend.Platform.Configuration;

/// <summary>A setting whose text is not of the option's type, such as <c>Payments__PayWithinMinutes=soon</c>.</summary>
internal static partial class UnreadableSetting
{
    private static readonly string? Binder = typeof(ConfigurationBinder).Assembly.GetName().Name;

    /// <summary>Whether the framework could not bind a setting.</summary>
    public static bool Is(Exception error) => error is InvalidOperationException && error.Source == Binder;

    /// <summary>Names the setting as the operator writes it; its value stays out, whatever was pasted there.</summary>
    public static string Describe(Exception error) => Place().Match(error.Message) is { Success: true } match
        ? $"{match.Groups["path"].Value.Replace(":", "__", StringComparison.Ordinal)} must be {ShapeOf(match.Groups["type"].Value)}."
        : error.Message;

    private static string ShapeOf(string type) => type == typeof(bool).FullName ? "true or false" : "a whole number";

    [GeneratedRegex(" at '(?<path>[^']+)' to type '(?<type>[^']+)'")]
    private static partial Regex Place();
}
