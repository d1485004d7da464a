using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Platform.Workers;

/// <summary>Section <c>Workers</c>.</summary>
internal sealed class WorkerOptions
{
    /// <summary>Whether this copy runs workers beside answering requests. Default true; at least one copy must.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Seconds beyond a missed sign of life after which a copy counts as dead, and a scheduled task that it was at is begun anew by
    /// another. Default 30. Must be longer than the copies' clocks differ.
    /// </summary>
    [Range(8, 604_800)]
    public int TakeOverSeconds { get; init; } = 30;
}
