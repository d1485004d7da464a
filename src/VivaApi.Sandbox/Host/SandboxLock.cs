namespace VivaApi.Sandbox.Host;

/// <summary>One sandbox per data folder. The kernel lets go of the lock however the process ends.</summary>
internal sealed class SandboxLock : IDisposable
{
    private readonly FileStream file;

    private SandboxLock(FileStream file) => this.file = file;

    /// <summary>Null when another sandbox holds it.</summary>
    public static SandboxLock? TryTake(SandboxPaths paths)
    {
        try
        {
            return new SandboxLock(new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
