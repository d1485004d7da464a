using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Platform.Persistence;

/// <summary>Section <c>Database</c>. The connection string itself is <c>ConnectionStrings__Default</c>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>
    /// Most connections that one copy of the service holds, beside four for calls that gather many requests. Default 50.
    /// Copies × (this + 4) must stay below PostgreSQL's <c>max_connections</c>.
    /// </summary>
    [Range(5, 500)]
    public int MaxConnections { get; init; } = 50;

    /// <summary>Seconds after which a statement is given up. Default 30.</summary>
    [Range(1, 600)]
    public int CommandTimeoutSeconds { get; init; } = 30;
}
