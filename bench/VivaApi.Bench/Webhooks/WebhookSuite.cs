using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.Bench.Product;
using VivaApi.Migrations;
using VivaApi.Sandbox.Postgres;

namespace VivaApi.Bench.Webhooks;

/// <summary>
/// <c>bench/webhooks [--waiting N] [--customers N]</c>: what taking 64 deliveries costs with a hundred customers waiting, and as a multiple
/// of that once one customer has a million waiting, a hundred thousand customers wait, or as many wait whose endpoints fail.
/// Exit code 0 only if none costs more than <see cref="MostTimes"/> times as much and a healthy customer is found among all of them.
/// </summary>
internal static class WebhookSuite
{
    private const int Rounds = 100;
    private const double MostTimes = 4;
    private const int Few = 100;

    private static readonly WebhookOptions Bounds = new();

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var defaults = new Dictionary<string, int> { ["waiting"] = 1_000_000, ["customers"] = 100_000 };
        if (await BenchArguments.ReadAsync(arguments, defaults) is not { } options)
        {
            return 2;
        }

        await using var postgres = await PostgresServer.StartAsync(
            new PostgresOptions
            {
                Folder = Path.Combine(Path.GetTempPath(), $"vivaapi-webhooks-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"),
                Password = "only-on-loopback",
                Durable = false,
                ThrowAway = true,
            },
            cancellationToken);
        await postgres.EnsureDatabaseAsync("webhooks", cancellationToken);
        var connectionString = postgres.ConnectionString("webhooks");
        await MigrationRunner.ApplyAsync(connectionString, cancellationToken);
        await using var dataSource = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 1_800, MaxPoolSize = 1 }.ConnectionString);
        return await MeasureAsync(dataSource, options["waiting"], options["customers"], cancellationToken) ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(
        NpgsqlDataSource dataSource, int waiting, int customers, CancellationToken cancellationToken)
    {
        var all = new WebhookRoom(Bounds.MaxAtOnce, Bounds.PartForFailing(Bounds.MaxAtOnce));
        await WaitAsync(dataSource, "few", Few, 1, failing: false, cancellationToken);
        var (few, fewTaken) = await MedianAsync(dataSource, all, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Few} customers wait: {few:0.00} ms, median of {Rounds}; {fewTaken} taken"));

        var good = fewTaken == Bounds.MaxAtOnce;
        await WaitAsync(dataSource, "one", 1, waiting, failing: false, cancellationToken);
        good &= await TellAsync($"and one customer with {waiting:N0}", all, Bounds.MaxAtOnce);
        await WaitAsync(dataSource, "many", customers, 1, failing: false, cancellationToken);
        good &= await TellAsync($"and {customers:N0} customers", all, Bounds.MaxAtOnce);
        await WaitAsync(dataSource, "failing", customers, 1, failing: true, cancellationToken);
        good &= await TellAsync($"and {customers:N0} whose endpoints fail", all, Bounds.MaxAtOnce);

        // Nobody but them, one other, and no place for those who fail.
        await RunAsync(dataSource, "delete from webhook_deliveries where not to_failing", cancellationToken);
        await WaitAsync(dataSource, "healthy", 1, 1, failing: false, cancellationToken);
        good &= await TellAsync("one healthy among those who fail", all with { ForFailing = 0 }, 1);
        return good;

        async Task<bool> TellAsync(string what, WebhookRoom room, int expected)
        {
            var (median, taken) = await MedianAsync(dataSource, room, cancellationToken);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{what,-42}{median,7:0.00} ms {median / few,5:0.0} times that; {taken} taken"));
            return taken == expected && median <= few * MostTimes;
        }
    }

    private static async Task WaitAsync(
        NpgsqlDataSource dataSource, string name, int customers, int each, bool failing, CancellationToken cancellationToken)
    {
        await RunAsync(
            dataSource,
            $"""
             set session_replication_role = replica;
             insert into webhook_endpoints (id, user_id, url, events, low_credits, secret, state, failing_since, created_at)
             select md5('{name} endpoint ' || n)::uuid, md5('{name} ' || n)::uuid, 'https://shop.example.com/', '{"{}"}', 30, 'secret',
                    'active', {(failing ? "now()" : "null")}, now()
               from generate_series(1, {customers}) n;
             insert into webhook_deliveries (id, endpoint_id, user_id, event_id, event_type, payload, state, attempts, tries, begun_at,
                                             due_at, ready, to_failing, created_at)
             select gen_random_uuid(), md5('{name} endpoint ' || n)::uuid, md5('{name} ' || n)::uuid, 'msg_' || n || '_' || m, 'order.paid',
                    '{"{}"}', 'pending', 0, 0, now(), now(), true, {(failing ? "true" : "false")}, now()
               from generate_series(1, {customers}) n, generate_series(1, {each}) m;
             reset session_replication_role;
             """,
            cancellationToken);
        await RunAsync(dataSource, "vacuum analyze webhook_deliveries", cancellationToken);
        await RunAsync(dataSource, "vacuum analyze webhook_endpoints", cancellationToken);
    }

    // What is taken is given back, so that each round meets the same.
    private static async Task<(double Median, int Taken)> MedianAsync(
        NpgsqlDataSource dataSource, WebhookRoom room, CancellationToken cancellationToken)
    {
        var (took, taken) = (new double[Rounds], 0);
        for (var round = 0; round < Rounds; round++)
        {
            await using var db = MigrationRunner.Open(dataSource);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var queue = new WebhookQueue(db, Options.Create(Bounds));
            var begun = Stopwatch.GetTimestamp();
            await queue.MakeReadyAsync(cancellationToken);
            taken = (await queue.ClaimAsync(room, default, cancellationToken)).Count;
            took[round] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            await transaction.RollbackAsync(cancellationToken);
        }

        Array.Sort(took);
        return (took[Rounds / 2], taken);
    }

    private static async Task RunAsync(NpgsqlDataSource dataSource, string sql, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
