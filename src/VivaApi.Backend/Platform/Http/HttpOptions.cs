using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Platform.Http;

/// <summary>Section <c>Http</c>.</summary>
internal sealed class HttpOptions
{
    /// <summary>Most bytes of a request body. Default 1 MiB; a larger one is answered 413.</summary>
    [Range(4_096, 64 * 1_048_576)]
    public int MaxRequestBytes { get; init; } = 1_048_576;

    /// <summary>Origins whose browsers may call the API (<c>https://app.example.com</c>), separated by commas. Default none.</summary>
    public string AllowedOrigins { get; init; } = string.Empty;

    public string[] Origins() => AllowedOrigins.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
