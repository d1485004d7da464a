using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>
/// Keeps finished videos in a folder, one file a generation. A name is made of the generation's id and nothing else, so no text from
/// outside ever becomes a path. A file appears whole or not at all.
/// </summary>
internal sealed class VideoStore(IOptions<StorageOptions> options)
{
    /// <summary>Files that begin so are being written, or were when the process died.</summary>
    public const string PartialPrefix = ".partial-";

    private const string Extension = ".mp4";

    private const int BufferBytes = 131_072;

    /// <summary>Keeps a video. Saving the same generation again replaces its file in one step.</summary>
    /// <exception cref="VideoRefusedException">The content is no MP4 or longer than <see cref="StorageOptions.MaxBytes"/>.</exception>
    public async Task<StoredVideo> SaveAsync(Guid generationId, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Value.Folder);
        var name = $"{generationId:N}{Extension}";
        var partial = Path.Combine(options.Value.Folder, $"{PartialPrefix}{generationId:N}-{Path.GetRandomFileName()}");
        try
        {
            var (length, sha256) = await WriteAsync(partial, content, cancellationToken);
            File.Move(partial, Path.Combine(options.Value.Folder, name), overwrite: true);
            return new StoredVideo(name, length, sha256);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>
    /// A seekable stream, as range requests need it; null when there is no such video. It stays readable through a delete.
    /// </summary>
    public Stream? OpenRead(string name)
    {
        if (PathOf(name) is not { } path)
        {
            return null;
        }

        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous,
            });
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <returns>False when there was nothing to delete.</returns>
    public bool Delete(string name)
    {
        if (PathOf(name) is not { } path || !File.Exists(path))
        {
            return false;
        }

        File.Delete(path);
        return true;
    }

    private string? PathOf(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal)
        && Guid.TryParseExact(name.AsSpan(0, name.Length - Extension.Length), "N", out var generationId)
            ? Path.Combine(options.Value.Folder, $"{generationId:N}{Extension}")
            : null;

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
