namespace VivaApi.Backend.Platform.Http;

internal static class BoundedBody
{
    /// <summary>The whole body, or null when it is longer than <paramref name="maxBytes"/>; reads no further than that.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken) =>
        request.ContentLength > maxBytes ? null : await ReadAsync(request.Body, maxBytes, cancellationToken);

    /// <summary>The same for a part of a body.</summary>
    public static async Task<byte[]?> ReadAsync(Stream body, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[maxBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > maxBytes ? null : buffer[..length];
    }
}
