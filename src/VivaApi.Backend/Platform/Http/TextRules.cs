using FluentValidation;
using FluentValidation.Validators;

namespace VivaApi.Backend.Platform.Http;

internal static class TextRules
{
    /// <summary>
    /// Text of any language, at most this many characters (code points), without control characters but line breaks and tabs.
    /// </summary>
    public static IRuleBuilderOptions<T, string?> PlainText<T>(this IRuleBuilder<T, string?> rule, int maxLength) => rule
        .SetValidator(new CharacterCount<T>(maxLength))
        .Must(text => text is null || !text.Any(character => char.IsControl(character) && character is not '\n' and not '\r' and not '\t'))
        .WithMessage("'{PropertyName}' must not contain control characters.");

    /// <summary>Counts code points, as JSON Schema's <c>maxLength</c> does; FluentValidation's own rule counts UTF-16 units.</summary>
    private sealed class CharacterCount<T>(int max) : PropertyValidator<T, string?>, ILengthValidator
    {
        public override string Name => "CharacterCount";

        public int Min => 0;

        public int Max => max;

        public override bool IsValid(ValidationContext<T> context, string? value) =>
            value is null || value.EnumerateRunes().Count() <= max;

        protected override string GetDefaultMessageTemplate(string errorCode) => $"'{{PropertyName}}' must be at most {max} characters.";
    }
}
