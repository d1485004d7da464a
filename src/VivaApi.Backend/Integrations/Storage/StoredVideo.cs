namespace VivaApi.Backend.Integrations.Storage;

/// <summary>A video that is ours.</summary>
/// <param name="Name">What <see cref="VideoStore.OpenReadAsync"/> takes; says nothing about where the file lies.</param>
/// <param name="Sha256">Of the whole file, lower-case hex.</param>
internal sealed record StoredVideo(string Name, long Length, string Sha256)
{
    public const string ContentType = "video/mp4";
}
