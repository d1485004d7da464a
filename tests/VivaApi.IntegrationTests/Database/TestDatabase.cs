using Npgsql;

namespace VivaApi.IntegrationTests.Database;

/// <summary>One migrated database; dropped when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> dropAsync;

    internal TestDatabase(string connectionString, Func<Task> dropAsync)
    {
        ConnectionString = connectionString;
        this.dropAsync = dropAsync;
    }

    public string ConnectionString { get; }

    /// <summary>An open connection, for what a test wants to see or plant by SQL.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await dropAsync();
    }
}
