using Npgsql;
using VivaApi.Migrations;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>The database beside the service: the audit after every money test, and the few things that only SQL can arrange.</summary>
internal sealed class Books(string connectionString)
{
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

    /// <summary>The queue goes by the database's clock, which a test cannot move: it moves the appointments instead.</summary>
    public Task<int> MakeJobsDueAsync() => RunAsync(
        "update generations set next_attempt_at = now() - interval '1 second' where finished_at is null or watch_until is not null");

    /// <summary>Lets the time pass after which one job is sent to see whether VivaAPI takes jobs again.</summary>
    public Task<int> MakeProbesDueAsync() => RunAsync(
        "update upstream_circuits set opened_at = opened_at - interval '1 hour', probe_at = now() - interval '1 second' "
        + "where opened_at is not null");

    /// <summary>What the operator carries, in fen: maybe paid for nothing, and certainly.</summary>
    public async Task<(long Open, long Lost)> RiskAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("select open_fen, lost_fen from risk_account", connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

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
