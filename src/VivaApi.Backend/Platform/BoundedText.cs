namespace VivaApi.Backend.Platform;

internal static class BoundedText
{
    /// <summary>At most so many characters of a text, for a column or a log; a character of two halves is kept whole or left out.</summary>
    public static string Cut(this string text, int longest) => text.Length <= longest
        ? text
        : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
