namespace VivaApi.Backend.Platform.Workers;

/// <summary>Section <c>Workers</c>.</summary>
internal sealed class WorkerOptions
{
    /// <summary>Whether this copy runs workers beside answering requests. Default true; at least one copy must.</summary>
    public bool Enabled { get; init; } = true;
}
