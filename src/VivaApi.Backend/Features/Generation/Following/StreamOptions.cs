using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Generation.Following;

/// <summary>Section <c>Streams</c>: bounds of the open event streams of one copy of the service.</summary>
internal sealed class StreamOptions
{
    /// <summary>Streams of one customer's jobs at once. Default 20.</summary>
    [Range(1, 10_000)]
    public int MostPerUser { get; init; } = 20;

    /// <summary>Streams in all at once. Default 5,000; each takes some 50 KB.</summary>
    [Range(1, 100_000)]
    public int MostInAll { get; init; } = 5_000;

    /// <summary>Seconds between two signs of life. Default 15; proxies cut what is silent for a minute.</summary>
    [Range(1, 60)]
    public int HeartbeatSeconds { get; init; } = 15;

    /// <summary>Minutes after which a stream is ended; the client resumes it with a new one. Default 60.</summary>
    [Range(1, 1_440)]
    public int LongestMinutes { get; init; } = 60;

    /// <summary>Seconds after which the database is asked even if nobody told of a change. Default 2.</summary>
    [Range(1, 60)]
    public int LookAgainSeconds { get; init; } = 2;

    /// <summary>Milliseconds for which changes are gathered into one question to the database. Default 100.</summary>
    [Range(0, 5_000)]
    public int GatherMilliseconds { get; init; } = 100;
}
