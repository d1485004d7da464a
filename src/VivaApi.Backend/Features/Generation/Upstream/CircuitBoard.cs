using System.Collections.Frozen;

namespace VivaApi.Backend.Features.Generation.Upstream;

/// <summary>
/// The open circuits as this copy last saw them, so that accepting a job costs no further round trip. Another copy's news is at most
/// <see cref="Freshness"/> late; our own is seen at once.
/// </summary>
internal sealed class CircuitBoard(TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private Snapshot? latest;

    /// <summary>Until when nothing is sent, for each scope that is open; null when it is time to look again.</summary>
    public FrozenDictionary<string, DateTimeOffset>? Read() =>
        Volatile.Read(ref latest) is { } seen && time.GetUtcNow() - seen.At < Freshness ? seen.Open : null;

    public void Write(FrozenDictionary<string, DateTimeOffset> open) => Volatile.Write(ref latest, new Snapshot(open, time.GetUtcNow()));

    public void Forget() => Volatile.Write(ref latest, null);

    private sealed record Snapshot(FrozenDictionary<string, DateTimeOffset> Open, DateTimeOffset At);
}
