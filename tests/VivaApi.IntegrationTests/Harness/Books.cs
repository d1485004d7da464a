using Npgsql;
using VivaApi.Migrations;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>The database beside the service: the audit after every money test, and the few things that only SQL can arrange.</summary>
internal sealed class Books(string connectionString)
{
    public string ConnectionString => connectionString;

    /// <summary>Every invariant of the ledger, by the very command that operators run.</summary>
    public async Task AreRightAsync()
    {
        await using var output = new StringWriter();
        Assert.True(await Audit.RunAsync(connectionString, output, CancellationToken.None), output.ToString());
    }

    public async Task<long> CountAsync(string fromWhere)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"select count(*) from {fromWhere}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task<int> RunAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every row of every table as text, as a dump of the database would hold it.</summary>
    public async Task<List<string>> DumpAsync()
    {
        await using var connection = await OpenAsync();
        var tables = await ReadAsync("select format('%I', tablename) from pg_tables where schemaname = 'public'");
        Assert.Contains("dedicated_keys", tables);
        var rows = new List<string>();
        foreach (var table in tables)
        {
            rows.AddRange(await ReadAsync($"select row_to_json(t)::text from {table} t"));
        }

        return rows;

        async Task<List<string>> ReadAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            var found = new List<string>();
            while (await reader.ReadAsync())
            {
                found.Add(reader.GetString(0));
            }

            return found;
        }
    }

    /// <summary>Waits until somebody is seen waiting for a lock that this connection's process holds.</summary>
    public async Task WaitUntilBlockedAsync(int blocker)
    {
        await using var connection = await OpenAsync();
        await using var query = new NpgsqlCommand(
            $"select count(*) from pg_stat_activity where wait_event_type = 'Lock' and {blocker} = any (pg_blocking_pids(pid))",
            connection);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while ((long)(await query.ExecuteScalarAsync(patience.Token))! == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>How the database would run a query, were sequential scans out of the question.</summary>
    public async Task<string> ExplainAsync(string query)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"set enable_seqscan = off; explain {query}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    /// <summary>The queue goes by the database's clock, which a test cannot move: it moves the appointments instead.</summary>
    /// <remarks>Locked in one order, because two tasks of a test may do this at once.</remarks>
    public Task<int> MakeJobsDueAsync() => RunAsync(
        """
        update generations set next_attempt_at = now() - interval '1 second'
        where id in (select id from generations where finished_at is null or watch_until is not null order by id for update)
        """);

    /// <summary>Lets the time pass after which one job is sent to see whether VivaAPI takes jobs again.</summary>
    public Task<int> MakeProbesDueAsync() => RunAsync(
        "update upstream_circuits set opened_at = opened_at - interval '1 hour', probe_at = now() - interval '1 second' "
        + "where opened_at is not null");

    /// <summary>What the operator carries for one job, in fen: maybe paid for nothing, and certainly.</summary>
    public async Task<(long Open, long Lost)> RiskOfAsync(Guid generationId)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select coalesce(sum(case kind when 'write_off' then cost_fen when 'lose' then 0 else -cost_fen end), 0)::bigint,
                   coalesce(sum(cost_fen) filter (where kind in ('deliver', 'lose')), 0)::bigint
              from risk_entries where reference = 'generation:' || $1
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = generationId.ToString() });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>As if the worker that holds the leases had been killed and their time had passed.</summary>
    /// <remarks>Locked in one order, because two tasks of a test may do this at once.</remarks>
    public Task<int> LetLeasesRunOutAsync() => RunAsync(
        """
        update generations set leased_until = now() - interval '1 second'
        where id in (select id from generations where leased_until is not null order by id for update)
        """);

    /// <summary>As if the time to ask about every open order had come, and nobody had asked a moment ago.</summary>
    public Task<int> MakeOrdersDueAsync() => RunAsync(
        "update orders set next_query_at = now() - interval '1 second', last_queried_at = null where next_query_at is not null");

    /// <summary>As if the next step of every open refund were due, and none of its order had been made a moment ago.</summary>
    public async Task<int> MakeRefundsDueAsync()
    {
        await RunAsync("update orders set refund_asked_at = null where refund_asked_at is not null");
        return await RunAsync(
            "update refunds set next_attempt_at = now() - interval '1 second', leased_until = null where state in ('found', 'pending')");
    }

    /// <summary>The same for one order alone: a fault that is set for one call must not meet another order's refund.</summary>
    public async Task MakeRefundDueAsync(string order)
    {
        await MakeRefundsDueAsync();
        await RunAsync(
            "update refunds set next_attempt_at = now() + interval '1 hour' where state in ('found', 'pending')"
            + $" and order_id <> '{order}'");
    }

    /// <summary>From now on nobody can reach the database; who was connected no longer is.</summary>
    public Task GoAwayAsync() => FromOutsideAsync(
        name => $"alter database {name} allow_connections false",
        name => $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");

    public async Task ComeBackAsync()
    {
        await FromOutsideAsync(name => $"alter database {name} allow_connections true");
        await using var cut = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(cut);
    }

    private async Task FromOutsideAsync(params Func<string, string>[] statements)
    {
        var here = new NpgsqlConnectionStringBuilder(connectionString);
        var outside = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(outside.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement(here.Database!), connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}
