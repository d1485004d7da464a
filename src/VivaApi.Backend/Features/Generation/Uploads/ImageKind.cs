namespace VivaApi.Backend.Features.Generation.Uploads;

/// <summary>Which kind of image a file is, by its first bytes; its name and what its sender says of it do not count.</summary>
internal static class ImageKind
{
    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <returns>The media type; null for anything but PNG, JPEG and WebP.</returns>
    public static string? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith(Png) ? "image/png"
        : content.StartsWith(Jpeg) ? "image/jpeg"
        : content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;
}
