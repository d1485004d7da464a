using System.Diagnostics;
using System.Globalization;
using Npgsql;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Operations.Metrics;
using VivaApi.Backend.Platform.Workers;
using VivaApi.Bench.Shop;

namespace VivaApi.Bench.Overview;

/// <summary>
/// What the service does by itself for its operators, in the real service beside a million customers: one round of alert measures, one of
/// the gauges for Prometheus, and a look at 500 customers whose use has changed.
/// </summary>
internal sealed class OperationsRounds(NpgsqlDataSource dataSource, ShopService service)
{
    private const int Rounds = 20;
    private const int Customers = 500;

    // Tables that grow with customers and time; the others hold a handful of rows.
    private const string Scans =
        """
        select relname::text, seq_scan from pg_stat_user_tables
         where relname in ('users', 'user_viva_api_keys', 'generations', 'orders', 'payment_notifications', 'alerts', 'alert_messages',
                           'credit_entries', 'upstream_balances', 'reconciliation_findings')
        """;

    public async Task<bool> MeasureAsync(double oneRow, CancellationToken cancellationToken)
    {
        var rounds = new (string What, double Median)[]
        {
            ("a round of alert measures", await MedianAsync<MeasureAlerts>(_ => Task.CompletedTask, cancellationToken)),
            ("a round of the gauges", await MedianAsync<SampleMetrics>(_ => Task.CompletedTask, cancellationToken)),
            ($"a look at {Customers} changed customers", await MedianAsync<WatchCustomers>(
                turn => ChangeAsync(turn, cancellationToken), cancellationToken)),
        };
        foreach (var (what, median) in rounds)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{what,-46}{median,8:0.000} ms {median / oneRow,7:0.0} times one row"));
        }

        var before = await ScannedAsync(cancellationToken);
        await ChangeAsync(Rounds, cancellationToken);
        await service.RunAsync<MeasureAlerts>(cancellationToken);
        await service.RunAsync<SampleMetrics>(cancellationToken);
        await service.RunAsync<WatchCustomers>(cancellationToken);
        var scanned = (await ScannedAsync(cancellationToken)).Where(table => table.Value > before[table.Key])
            .Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Key} ({table.Value - before[table.Key]})")).ToList();
        Console.WriteLine(
            scanned.Count == 0 ? "No round read a table as a whole." : $"ROUNDS READ TABLES AS A WHOLE: {string.Join(", ", scanned)}.");
        return scanned.Count == 0;
    }

    private async Task<double> MedianAsync<TWorker>(Func<int, Task> prepare, CancellationToken cancellationToken)
        where TWorker : class, IWorker
    {
        await prepare(Rounds + 1);
        await service.RunAsync<TWorker>(cancellationToken);
        var took = new double[Rounds];
        for (var turn = 0; turn < Rounds; turn++)
        {
            await prepare(turn);
            var begun = Stopwatch.GetTimestamp();
            await service.RunAsync<TWorker>(cancellationToken);
            took[turn] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(took);
        return took[Rounds / 2];
    }

    private Task ChangeAsync(int turn, CancellationToken cancellationToken) => RunAsync(
        $"""
         insert into quota_changes (user_id, quota, used)
         select md5(n::text)::uuid, 0, 0 from generate_series({1 + (turn * Customers)}, {(turn + 1) * Customers}) n
         """,
        cancellationToken);

    // Each connection of the service tells its counters when it has been idle for ten seconds.
    private async Task<Dictionary<string, long>> ScannedAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(12), TimeProvider.System, cancellationToken);
        await using var command = dataSource.CreateCommand(Scans);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var scans = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            scans[reader.GetString(0)] = reader.GetInt64(1);
        }

        return scans;
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
