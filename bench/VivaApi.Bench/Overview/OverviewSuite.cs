using System.Diagnostics;
using System.Globalization;
using Npgsql;
using VivaApi.Backend.Features.Operations.Overview;
using VivaApi.Backend.Features.Quota;
using VivaApi.Bench.Product;
using VivaApi.Migrations;
using VivaApi.Sandbox.Postgres;

namespace VivaApi.Bench.Overview;

/// <summary>
/// <c>bench/overview [--customers N]</c>: a million customers, 10,000 open jobs beside half a million that ended; what the operators'
/// overview, their list of the most used quotas, finding a customer and the rounds of alerts and gauges cost, as multiples of reading one
/// customer's row in the same run; and what an export of a million entries takes in memory. Exit code 0 only if nothing read a whole table
/// and the export is bounded.
/// </summary>
internal static class OverviewSuite
{
    private const int OpenJobs = 10_000;
    private const int EndedJobs = 500_000;
    private const int Rounds = 200;

    private const string Fill =
        """
        set session_replication_role = replica;
        insert into users (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp,
                           phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, created_at)
        select md5(n::text)::uuid, 'c' || n || '@example.com', 'C' || n || '@EXAMPLE.COM', 'c' || n || '@example.com',
               'C' || n || '@EXAMPLE.COM', false, 'stamp', false, false, true, 0, now() from generate_series(1, $customers) n;
        insert into user_viva_api_keys (user_id, quota, used, reserved, key_kind, created_at, updated_at)
        select md5(n::text)::uuid, 500, n % 501, 0, 'shared', now(), now() from generate_series(1, $customers) n;
        insert into generations (id, user_id, prompt, model_code, upstream_model, route, duration_seconds, aspect_ratio, image_urls,
                                 price_credits, upstream_cost_fen, state, progress, submit_attempts, unknown_answers,
                                 created_at)
        select ledger_id(now()), md5(n::text)::uuid, 'p', 'veo3', 'veo3', 'operators_generate', 5, '16:9', '{}', 15, 375, 'queued', 0, 0, 0,
               now()
          from generate_series(1, $jobs) n;
        insert into generations (id, user_id, prompt, model_code, upstream_model, route, duration_seconds, aspect_ratio, image_urls,
                                 price_credits, upstream_cost_fen, state, progress, submit_attempts, unknown_answers,
                                 created_at, finished_at, charged_credits, charged_percent, end_cause, end_phase)
        select ledger_id(at), md5(n::text)::uuid, 'p', 'veo3', 'veo3', 'operators_generate', 5, '16:9', '{}', 15, 375, 'failed', 0, 1, 0,
               at, at, 0, 0, 'provider_failed', 'running'
          from generate_series(1, $ended) n, lateral (select now() - ($ended - n) * interval '5 seconds' as at) ended;
        update quota_totals set (quota, used) = (select sum(quota), sum(used) from user_viva_api_keys);
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (await BenchArguments.ReadAsync(arguments, new Dictionary<string, int> { ["customers"] = 1_000_000 }) is not { } options)
        {
            return 2;
        }

        var customers = options["customers"];
        await using var postgres = await PostgresServer.StartAsync(
            new PostgresOptions
            {
                Folder = Path.Combine(Path.GetTempPath(), $"vivaapi-overview-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"),
                Password = "only-on-loopback",
                Durable = false,
                ThrowAway = true,
            },
            cancellationToken);
        await postgres.EnsureDatabaseAsync("overview", cancellationToken);
        var connectionString = postgres.ConnectionString("overview");
        await MigrationRunner.ApplyAsync(connectionString, cancellationToken);
        await using var dataSource = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 1_800, MaxPoolSize = 1 }.ConnectionString);
        await RunAsync(
            dataSource,
            Fill.Replace("$customers", Text(customers), StringComparison.Ordinal)
                .Replace("$jobs", Text(OpenJobs), StringComparison.Ordinal)
                .Replace("$ended", Text(EndedJobs), StringComparison.Ordinal),
            cancellationToken);
        await RunAsync(dataSource, "reset session_replication_role", cancellationToken);
        await RunAsync(dataSource, await OperationsFillAsync(customers, cancellationToken), cancellationToken);
        await RunAsync(dataSource, "vacuum analyze", cancellationToken);
        var one = await MedianAsync(turn => ReadOneAsync(dataSource, turn, cancellationToken));
        var isRight = await MeasureAsync(dataSource, customers, one, cancellationToken);
        await using var service = OverviewService.Start(connectionString);
        isRight &= await new OperationsRounds(dataSource, service).MeasureAsync(one, cancellationToken);
        isRight &= await new ExportMemory(connectionString, service).MeasureAsync(customers, cancellationToken);
        return isRight ? 0 : 1;
    }

    private static async Task<string> OperationsFillAsync(int entries, CancellationToken cancellationToken)
    {
        await using var stream = typeof(OverviewSuite).Assembly.GetManifestResourceStream("VivaApi.Bench.Overview.operations.sql")!;
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(cancellationToken)).Replace(":entries", Text(entries), StringComparison.Ordinal);
    }

    private static async Task<bool> MeasureAsync(
        NpgsqlDataSource dataSource, int customers, double one, CancellationToken cancellationToken)
    {
        var quotas = new MostUsedQuotas(dataSource);
        var scans = await ScansAsync(dataSource, cancellationToken);
        var (first, deep) = ((long.MaxValue, Guid.AllBitsSet), (900_000L, Guid.Empty));
        var measured = new (string What, double Median)[]
        {
            ("the sums of all quotas, and the open jobs", await MedianAsync(_ => OverviewAsync(dataSource, cancellationToken))),
            ("most used quotas, first page of 20", await MedianAsync(_ => quotas.ListAsync(800_000, first, 21, cancellationToken))),
            ("most used quotas, a page in the middle", await MedianAsync(_ => quotas.ListAsync(800_000, deep, 21, cancellationToken))),
            ("customers by the beginning of their address", await MedianAsync(turn => FindAsync(dataSource, turn, cancellationToken))),
        };
        Console.WriteLine($"{customers:N0} customers, {OpenJobs:N0} open jobs; one customer's row: {one:0.000} ms, median of {Rounds}");
        foreach (var (what, median) in measured)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{what,-46}{median,8:0.000} ms {median / one,7:0.0} times that"));
        }

        Console.WriteLine(await PlanAsync(dataSource, cancellationToken));
        var scanned = await ScansAsync(dataSource, cancellationToken) - scans;
        Console.WriteLine(scanned == 0 ? "No table was read as a whole." : $"TABLES WERE READ AS A WHOLE: {scanned} times.");
        return scanned == 0;
    }

    private static async Task OverviewAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var db = MigrationRunner.Open(dataSource);
        await new QuotaChanges(db).TotalAsync(cancellationToken);
        await QuotaOverview.OpenJobsAsync(db, cancellationToken);
    }

    private static Task ReadOneAsync(NpgsqlDataSource dataSource, int turn, CancellationToken cancellationToken) => RunAsync(
        dataSource, $"select quota, used, reserved from user_viva_api_keys where user_id = md5('{turn + 1}')::uuid", cancellationToken);

    private static Task FindAsync(NpgsqlDataSource dataSource, int turn, CancellationToken cancellationToken) => RunAsync(
        dataSource, $"select id from users where normalized_email like 'C{turn + 1}@%' order by id desc limit 21", cancellationToken);

    private static async Task<double> MedianAsync(Func<int, Task> what)
    {
        var took = new double[Rounds];
        for (var turn = 0; turn < Rounds; turn++)
        {
            var begun = Stopwatch.GetTimestamp();
            await what(turn);
            took[turn] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(took);
        return took[Rounds / 2];
    }

    // What was counted is told to everybody a moment later, unless it is asked for.
    private static async Task<long> ScansAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await RunAsync(dataSource, "select pg_stat_force_next_flush()", cancellationToken);
        await using var command = dataSource.CreateCommand(
            "select sum(seq_scan)::bigint from pg_stat_user_tables where relname in ('users', 'user_viva_api_keys', 'generations')");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<string> PlanAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("explain (analyze, buffers, costs off, timing off) " + MostUsedQuotas.Sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = 800_000 });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = 900_000 });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 21 });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add("  " + reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private static async Task RunAsync(NpgsqlDataSource dataSource, string sql, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
