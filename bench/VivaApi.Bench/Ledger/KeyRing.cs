using Npgsql;

namespace VivaApi.Bench.Ledger;

/// <summary>The keys that protect access tokens, carried from one database to another so that the same tokens are good at both.</summary>
internal static class KeyRing
{
    public static async Task<List<(string? Name, string? Xml)>> ReadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select friendly_name, xml from data_protection_keys", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<(string?, string?)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add((reader[0] as string, reader[1] as string));
        }

        return keys;
    }

    public static async Task WriteAsync(
        string connectionString, IReadOnlyList<(string? Name, string? Xml)> keys, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        foreach (var (name, xml) in keys)
        {
            await using var command = new NpgsqlCommand(
                "insert into data_protection_keys (friendly_name, xml) values ($1, $2)", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = name });
            command.Parameters.Add(new NpgsqlParameter { Value = xml });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
