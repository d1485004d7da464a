using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>
/// Keeps finished videos, one a generation. A name is made of the generation's id and nothing else, so no text from outside ever
/// becomes a path. What comes in is first written to the folder and checked, whole; only then it is given to its keeper.
/// </summary>
internal sealed class VideoStore(IVideoKeeper keeper, IOptions<StorageOptions> options, TimeProvider time)
{
    /// <summary>Files that begin so are being written, or were when the process died.</summary>
    public const string PartialPrefix = ".partial-";

    private const string Extension = ".mp4";

    private const int BufferBytes = 131_072;

    /// <summary>Keeps a video. Saving the same generation again replaces its file in one step.</summary>
    /// <exception cref="VideoRefusedException">The content is no MP4 or longer than <see cref="StorageOptions.MaxBytes"/>.</exception>
    /// <exception cref="VideoStoreException">The place for videos does not work at the moment.</exception>
    public async Task<StoredVideo> SaveAsync(Guid generationId, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Value.Folder);
        var name = $"{generationId:N}{Extension}";
        var partial = Path.Combine(options.Value.Folder, $"{PartialPrefix}{generationId:N}-{Path.GetRandomFileName()}");
        try
        {
            var (length, sha256) = await WriteAsync(partial, content, cancellationToken);
            await keeper.KeepAsync(partial, name, cancellationToken);
            return new StoredVideo(name, length, sha256);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>A seekable stream, as range requests need it; null when there is no such video.</summary>
    /// <exception cref="VideoStoreException">The place for videos does not work at the moment.</exception>
    public Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken) =>
        IsOurs(name) ? keeper.OpenReadAsync(name, cancellationToken) : Task.FromResult<Stream?>(null);

    /// <summary>Harmless when there is nothing to delete.</summary>
    /// <exception cref="VideoStoreException">The place for videos does not work at the moment.</exception>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        IsOurs(name) ? keeper.DeleteAsync(name, cancellationToken) : Task.CompletedTask;

    /// <summary>Removes what processes that died left half-written. A download takes an hour at most, so a day is long enough.</summary>
    /// <returns>How many files.</returns>
    public int SweepPartials()
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-1);
        var left = new DirectoryInfo(options.Value.Folder).EnumerateFiles($"{PartialPrefix}*")
            .Where(file => file.LastWriteTimeUtc < before)
            .ToList();
        left.ForEach(file => file.Delete());
        return left.Count;
    }

    private static bool IsOurs(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal)
        && Guid.TryParseExact(name.AsSpan(0, name.Length - Extension.Length), "N", out var generationId)
        && name == $"{generationId:N}{Extension}";

    private async Task<(long Length, string Sha256)> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        });
        var buffer = new byte[BufferBytes];
        var read = await content.ReadAtLeastAsync(buffer, Mp4Signature.Length, throwOnEndOfStream: false, cancellationToken);
        if (!Mp4Signature.Matches(buffer.AsSpan(0, read)))
        {
            throw new VideoRefusedException(read == 0 ? "the file is empty" : "the file does not begin like an MP4");
        }

        var length = 0L;
        while (read > 0)
        {
            length += read;
            if (length > options.Value.MaxBytes)
            {
                throw new VideoRefusedException($"the file is longer than {options.Value.MaxBytes} bytes");
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            read = await content.ReadAsync(buffer, cancellationToken);
        }

        // On the disk before its name is: after a power cut a name must not stand for an empty file.
        file.Flush(flushToDisk: true);
        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
