using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>Keeps videos in <see cref="StorageOptions.Folder"/>. A file appears whole or not at all.</summary>
internal sealed class FolderKeeper(IOptions<StorageOptions> options) : IVideoKeeper
{
    public Task KeepAsync(string file, string name, CancellationToken cancellationToken)
    {
        File.Move(file, PathOf(name), overwrite: true);
        return Task.CompletedTask;
    }

    /// <summary>The stream stays readable through a delete.</summary>
    public Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(name), new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous,
            }));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    private string PathOf(string name) => Path.Combine(options.Value.Folder, name);
}
