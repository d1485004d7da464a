using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Platform.Gathering;

/// <summary>Section <c>Gathering</c>.</summary>
internal sealed class GatheringOptions
{
    /// <summary>Most requests that go together in one call to the database. Default 128.</summary>
    [Range(1, 1_000)]
    public int BatchSize { get; init; } = 128;

    /// <summary>Most requests of one copy that wait for the next call; one more is answered 503. Default 2,000.</summary>
    [Range(1, 100_000)]
    public int MaxWaiting { get; init; } = 2_000;

    /// <summary>
    /// Milliseconds that a call waits for a row which somebody else holds; then its requests go one by one, so that only those
    /// who need that row wait for it. Default 2,000.
    /// </summary>
    [Range(100, 30_000)]
    public int LockMilliseconds { get; init; } = 2_000;
}
