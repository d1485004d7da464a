using System.Diagnostics;
using System.Globalization;
using Npgsql;
using VivaApi.Migrations;
using VivaApi.Sandbox.Postgres;

namespace VivaApi.Bench.Auditing;

/// <summary>
/// <c>bench/audit [entries]</c>: makes books of that many entries (a million, if nothing is said), audits them with the operators' own
/// command, and insists on right books within 20 seconds a million.
/// </summary>
internal static class AuditSuite
{
    private const int EntriesOfAnAccount = 100;
    private const int DefaultEntries = 1_000_000;
    private const double SecondsForAMillion = 20;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (!TryReadEntries(arguments, out var entries))
        {
            await Console.Error.WriteLineAsync($"usage: bench/audit [entries], a multiple of {EntriesOfAnAccount} up to 100 million");
            return 2;
        }

        var options = new PostgresOptions
        {
            Folder = Path.Combine(Path.GetTempPath(), $"vivaapi-audit-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"),
            Password = "only-on-loopback",
            Durable = false,
            ThrowAway = true,
        };
        await using var postgres = await PostgresServer.StartAsync(options, cancellationToken);
        await postgres.EnsureDatabaseAsync("audited", cancellationToken);
        var connectionString = postgres.ConnectionString("audited");
        await MigrationRunner.ApplyAsync(connectionString, cancellationToken);

        var begun = Stopwatch.GetTimestamp();
        await FillAsync(connectionString, entries / EntriesOfAnAccount, cancellationToken);
        Console.WriteLine($"{entries:N0} entries made in {Seconds(begun):0.0} s");

        begun = Stopwatch.GetTimestamp();
        var right = await Audit.RunAsync(connectionString, Console.Out, cancellationToken);
        var (took, limit) = (Seconds(begun), SecondsForAMillion * Math.Max(entries, DefaultEntries) / DefaultEntries);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"audit of {entries:N0} entries: {took:0.0} s, target {limit:0} s: {(took <= limit ? "reached" : "MISSED")}"));
        return right && took <= limit ? 0 : 1;
    }

    private static bool TryReadEntries(IReadOnlyList<string> arguments, out int entries)
    {
        entries = DefaultEntries;
        return arguments.Count == 0
            || (arguments.Count == 1
                && int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out entries)
                && entries is > 0 and <= 100_000_000
                && entries % EntriesOfAnAccount == 0);
    }

    private static async Task FillAsync(string connectionString, int accounts, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 1_800 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        using var stream = typeof(AuditSuite).Assembly.GetManifestResourceStream("VivaApi.Bench.Auditing.books.sql")!;
        using var script = new StreamReader(stream);
        await using var fill = new NpgsqlCommand(
            (await script.ReadToEndAsync(cancellationToken)).Replace(
                ":accounts", accounts.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            connection);
        await fill.ExecuteNonQueryAsync(cancellationToken);
        await using var analyze = new NpgsqlCommand("vacuum analyze", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    private static double Seconds(long begun) => Stopwatch.GetElapsedTime(begun).TotalSeconds;
}
