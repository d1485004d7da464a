using Npgsql;

namespace VivaApi.Sandbox.Postgres;

/// <summary>A running private PostgreSQL, from installed programs or in a container. Disposing it ends it.</summary>
internal interface IPostgresServer : IAsyncDisposable
{
    /// <summary>For people: version and where it comes from.</summary>
    string Description { get; }

    int Port { get; }

    /// <summary>A superuser's connection string for one database.</summary>
    string ConnectionString(string database);

    /// <summary>Makes the database unless it is there.</summary>
    async Task EnsureDatabaseAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.AddWithValue(database);
        if (await exists.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = new NpgsqlCommand($"create database \"{database}\"", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
