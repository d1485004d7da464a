using System.Buffers;

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

    /// <summary>
    /// The same within a bounded time. Reads from the pipe, which can be left in the middle; a cancelled read of the stream cannot.
    /// </summary>
    /// <returns>The body, or null when it is too long; and whether it came in time.</returns>
    public static async Task<(byte[]? Body, bool InTime)> ReadInTimeAsync(
        HttpRequest request, int maxBytes, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return (null, true);
        }

        var reader = request.BodyReader;
        using var over = new CancellationTokenSource(patience, time);
        await using var registration = over.Token.Register(reader.CancelPendingRead);
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.IsCanceled || read.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(read.Buffer.Start);
                return (null, !read.IsCanceled);
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return (body, true);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
