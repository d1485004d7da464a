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
    public Task<int> MakeJobsDueAsync() => RunAsync(
        "update generations set next_attempt_at = now() - interval '1 second' where finished_at is null");

    /// <summary>As if the worker that holds the leases had been killed and their time had passed.</summary>
    public Task<int> LetLeasesRunOutAsync() => RunAsync(
        "update generations set leased_until = now() - interval '1 second' where leased_until is not null");

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}
