namespace VivaApi.Backend.Integrations.Storage;

/// <summary>Where a finished video can be had.</summary>
/// <param name="BearerKey">
/// For the relay's own content route alone; sent to this very address and to no redirect's target. Null for every other address.
/// </param>
internal sealed record VideoSource(string Url, string? BearerKey = null)
{
    /// <summary>Neither a signed address nor a key belongs into a log.</summary>
    public override string ToString() => nameof(VideoSource);
}
