using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace VivaApi.Migrations;

/// <summary>
/// Checks every invariant of the books over the whole database, in one snapshot. Each is a file in <c>Sql/Audit</c>: the first line is
/// the sentence, the second says what is counted, the rest is a query that returns the rows that break it.
/// </summary>
internal static class Audit
{
    private const int MaxRowsShown = 20;

    // Sorting and matching a million rows on disk would take most of the time.
    private const string WorkMemory = "256MB";
    private const string Prefix = "VivaApi.Migrations.Sql.Audit.";

    /// <returns>True when every invariant holds.</returns>
    public static Task<bool> RunAsync(string connectionString, TextWriter output, CancellationToken cancellationToken) =>
        RunAsync(connectionString, static _ => true, output, cancellationToken);

    /// <param name="includes">Says by its file's name whether an invariant is looked at.</param>
    internal static async Task<bool> RunAsync(
        string connectionString, Func<string, bool> includes, TextWriter output, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 600 });
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        // One snapshot for all: an invariant that spans tables must not see a movement half.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        await using (var room = new NpgsqlCommand($"set local work_mem = '{WorkMemory}'; set local jit = off", connection))
        {
            await room.ExecuteNonQueryAsync(cancellationToken);
        }

        var allHold = true;
        foreach (var invariant in Invariants(includes))
        {
            allHold &= await CheckAsync(invariant, connection, output, cancellationToken);
        }

        await output.WriteLineAsync(allHold ? "The books are right." : "THE BOOKS ARE WRONG: see the rows above.");
        return allHold;
    }

    private static IEnumerable<Invariant> Invariants(Func<string, bool> includes) =>
        typeof(Audit).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && includes(name[Prefix.Length..]))
            .Order(StringComparer.Ordinal)
            .Select(name => Invariant.Parse(SqlScript.Read(name["VivaApi.Migrations.Sql.".Length..^".sql".Length])));

    private static async Task<bool> CheckAsync(
        Invariant invariant, NpgsqlConnection connection, TextWriter output, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var count = new NpgsqlCommand($"select count(*) from {invariant.Counted}", connection);
        var looked = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
        await using var query = new NpgsqlCommand(
            $"select to_jsonb(broken)::text from ({invariant.Query}) broken limit {MaxRowsShown + 1}", connection);
        var rows = new List<string>();
        await using (var reader = await query.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(reader.GetString(0));
            }
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        await output.WriteLineAsync(
            $"{(rows.Count == 0 ? "ok  " : "FAIL")} {invariant.Sentence} ({looked} {invariant.Counted}, {seconds} s)");
        foreach (var row in rows.Take(MaxRowsShown))
        {
            await output.WriteLineAsync($"       {row}");
        }

        if (rows.Count > MaxRowsShown)
        {
            await output.WriteLineAsync("       … and more");
        }

        return rows.Count == 0;
    }

    private sealed record Invariant(string Sentence, string Counted, string Query)
    {
        public static Invariant Parse(string script)
        {
            var lines = script.Split('\n', 3);
            return new Invariant(lines[0].TrimStart('-', ' ').Trim(), lines[1].TrimStart('-', ' ').Trim(), lines[2]);
        }
    }
}
