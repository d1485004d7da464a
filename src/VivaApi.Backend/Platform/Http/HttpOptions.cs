using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Platform.Http;

/// <summary>Section <c>Http</c>.</summary>
internal sealed class HttpOptions : IValidatableObject
{
    /// <summary>Most bytes of a request body. Default 1 MiB; a larger one is answered 413.</summary>
    [Range(4_096, 64 * 1_048_576)]
    public int MaxRequestBytes { get; init; } = 1_048_576;

    /// <summary>Origins whose browsers may call the API (<c>https://app.example.com</c>), separated by commas. Default none.</summary>
    public string AllowedOrigins { get; init; } = string.Empty;

    /// <summary>
    /// Seconds for which such a browser may remember that it may, instead of asking before each call. Default 3600, an hour; browsers have
    /// bounds of their own (Chromium two hours). 0 has it ask each time.
    /// </summary>
    [Range(0, 86_400)]
    public int PreflightSeconds { get; init; } = 3_600;

    public string[] Origins() => AllowedOrigins.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in Origins().Where(origin => !IsOrigin(origin)))
        {
            yield return new ValidationResult(
                $"'{origin}' must be an origin such as https://app.example.com: scheme and host, without a path.",
                [nameof(AllowedOrigins)]);
        }
    }

    // A browser sends exactly this text; anything else would never match and nobody would see why.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && string.Equals(address.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);
}
