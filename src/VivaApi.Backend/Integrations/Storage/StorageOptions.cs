namespace VivaApi.Backend.Integrations.Storage;

internal enum StorageKind
{
    Folder,
    S3,
}

/// <summary>Where finished videos are kept, and what may be fetched to be kept.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary><c>Folder</c> (default), or <c>S3</c> with <see cref="S3"/>. Several copies need a folder that they share, or S3.</summary>
    public StorageKind Kind { get; set; } = StorageKind.Folder;

    public S3Options S3 { get; set; } = new();

    /// <summary>
    /// The folder for finished videos, and for what is being fetched; made if it is not there, must be writable. Default <c>videos</c>.
    /// </summary>
    public string Folder { get; set; } = "videos";

    /// <summary>Bytes of the largest video that is kept, 1 MiB to 10 GiB, with S3 to 5 GiB; default 500 MiB.</summary>
    public long MaxBytes { get; set; } = 524_288_000;

    /// <summary>Seconds that fetching one video may take in all, 5 to 3600; default 300.</summary>
    public int DownloadTimeoutSeconds { get; set; } = 300;

    /// <summary>
    /// Lets videos be fetched from private and loopback addresses. Default false: a video's address comes from outside, and must not
    /// lead into our own network. True only where VivaAPI itself is a stand-in on this machine.
    /// </summary>
    public bool AllowPrivateSources { get; set; }
}
