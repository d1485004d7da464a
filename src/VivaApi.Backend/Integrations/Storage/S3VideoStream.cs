using Amazon.S3;
using Amazon.S3.Model;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>
/// Reads an object as a seekable stream: windows of it are asked for when they are read, so a range request costs about its own
/// length, and a slow reader holds no connection to the store for long.
/// </summary>
internal sealed class S3VideoStream(IAmazonS3 s3, string bucket, string key, string etag, long length) : Stream
{
    private const int WindowBytes = 4 * 1_048_576;

    private GetObjectResponse? window;
    private long windowEnd;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= length || buffer.Length == 0)
        {
            return 0;
        }

        if (window is null || position >= windowEnd)
        {
            await OpenWindowAsync(cancellationToken);
        }

        var most = (int)Math.Min(buffer.Length, windowEnd - position);
        var read = await window!.ResponseStream.ReadAsync(buffer[..most], cancellationToken);
        if (read == 0)
        {
            throw new IOException("The store ended an object before its length.");
        }

        position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            SeekOrigin.End => length + offset,
            _ => throw new ArgumentOutOfRangeException(nameof(origin)),
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        if (target != position)
        {
            CloseWindow();
            position = target;
        }

        return position;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseWindow();
        }

        base.Dispose(disposing);
    }

    private async Task OpenWindowAsync(CancellationToken cancellationToken)
    {
        CloseWindow();
        var end = Math.Min(position + WindowBytes, length);

        // Parts of two files must never become one. Some stores do not know the condition, so their answer is looked at too.
        window = await s3.GetObjectAsync(
            new GetObjectRequest { BucketName = bucket, Key = key, ByteRange = new ByteRange(position, end - 1), EtagToMatch = etag },
            cancellationToken);
        windowEnd = end;
        if (window.ETag != etag)
        {
            throw new IOException("The object was replaced while it was being read.");
        }
    }

    private void CloseWindow()
    {
        window?.Dispose();
        window = null;
    }
}
