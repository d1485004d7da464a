namespace VivaApi.Backend.Integrations.Storage;

/// <summary>Where finished videos are kept, and what may be fetched to be kept.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The folder for finished videos, made if it is not there; must be writable. Default <c>videos</c>.</summary>
    public string Folder { get; set; } = "videos";

    /// <summary>Bytes of the largest video that is kept, 1 MiB to 10 GiB; default 500 MiB.</summary>
    public long MaxBytes { get; set; } = 524_288_000;

    /// <summary>Seconds that fetching one video may take in all, 5 to 3600; default 300.</summary>
    public int DownloadTimeoutSeconds { get; set; } = 300;

    /// <summary>
    /// Lets videos be fetched from private and loopback addresses. Default false: a video's address comes from outside, and must not
    /// lead into our own network. True only where VivaAPI itself is a stand-in on this machine.
    /// </summary>
    public bool AllowPrivateSources { get; set; }
}
