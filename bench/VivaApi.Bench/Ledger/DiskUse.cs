using System.Globalization;
using Npgsql;

namespace VivaApi.Bench.Ledger;

/// <summary>Bytes in a database's tables and indexes, and in its log.</summary>
/// <param name="TableBytes">Tables, their indexes and long values.</param>
/// <param name="LogBytes">Where the write-ahead log stands.</param>
/// <param name="Movements">Entries in the ledger.</param>
internal sealed record DiskUse(long TableBytes, long LogBytes, long Movements)
{
    private const string Sql =
        """
        select (select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace),
               pg_current_wal_insert_lsn() - '0/0'::pg_lsn,
               (select count(*) from credit_entries)
        """;

    public static async Task<DiskUse> ReadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        long Number(int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
        return new DiskUse(Number(0), Number(1), Number(2));
    }

    /// <summary>Bytes that one movement between two readings cost.</summary>
    public (double Tables, double Log) EachSince(DiskUse before)
    {
        var movements = Math.Max(1, Movements - before.Movements);
        return ((double)(TableBytes - before.TableBytes) / movements, (double)(LogBytes - before.LogBytes) / movements);
    }
}
