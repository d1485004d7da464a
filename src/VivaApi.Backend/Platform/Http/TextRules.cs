using FluentValidation;

namespace VivaApi.Backend.Platform.Http;

internal static class TextRules
{
    /// <summary>
    /// Text of any language, at most this many characters (code points), without control characters but line breaks and tabs.
    /// </summary>
    public static IRuleBuilderOptions<T, string?> PlainText<T>(this IRuleBuilder<T, string?> rule, int maxLength) => rule
        .Must(text => text is null || text.EnumerateRunes().Count() <= maxLength)
        .WithMessage($"'{{PropertyName}}' must be at most {maxLength} characters.")
        .Must(text => text is null || !text.Any(character => char.IsControl(character) && character is not '\n' and not '\r' and not '\t'))
        .WithMessage("'{PropertyName}' must not contain control characters.");
}
