using Npgsql;
using VivaApi.Bench.Shop;
using VivaApi.Migrations;
using VivaApi.Sandbox.Alipay;
using VivaApi.Sandbox.Postgres;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Week;

/// <summary>A throw-away database, both stand-ins, and two copies of the service between them.</summary>
internal sealed class WeekWorld : IAsyncDisposable
{
    public const string SecondKey = "sk-second00000000000000000000000000000000000000b2Xy";

    /// <summary>What each redemption code brings.</summary>
    public const long CodeCredits = 8_000;

    /// <summary>How many codes there are at first; the rest is bought when an operator is asked to.</summary>
    public const int FirstCodes = 3;

    private readonly IPostgresServer postgres;
    private readonly string videos = Directory.CreateTempSubdirectory("viva-week-").FullName;

    private WeekWorld(IPostgresServer postgres, AlipayStandIn alipay, VivaStandIn viva, WeekReceiver receiver)
    {
        (this.postgres, Alipay, Viva, Receiver) = (postgres, alipay, viva, receiver);
        ConnectionString = postgres.ConnectionString("viva");
        Database = NpgsqlDataSource.Create(ConnectionString);
    }

    public static IReadOnlyList<string> Codes { get; } =
        [.. Enumerable.Range(0, 40).Select(place => $"week-code-{place:000}-{place * 7919:x8}")];

    public WeekMailbox Mailbox { get; } = new();

    public WeekReceiver Receiver { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource Database { get; }

    public AlipayStandIn Alipay { get; }

    public VivaStandIn Viva { get; }

    public IReadOnlyList<WeekService> Copies { get; private set; } = [];

    public static async Task<WeekWorld> StartAsync(TimeProvider clock, long openingCredits, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("viva-week-db-").FullName;
        var postgres = await PostgresServer.StartAsync(
            new PostgresOptions
            {
                Folder = Path.Combine(folder, "cluster"),
                Password = "only-on-loopback",
                Durable = false,
                ThrowAway = true,
            },
            cancellationToken);
        await postgres.EnsureDatabaseAsync("viva", cancellationToken);
        await MigrationRunner.ApplyAsync(postgres.ConnectionString("viva"), cancellationToken);
        var alipay = await AlipayStandIn.StartAsync(new AlipayStandInOptions { Time = clock }, cancellationToken);
        var viva = await VivaStandIn.StartAsync(
            new VivaStandInOptions
            {
                Time = clock,
                Keys = [VivaStandInOptions.DefaultKey, SecondKey],
                OpeningCredits = openingCredits,
                RedemptionCodes = Codes.ToDictionary(code => code, _ => CodeCredits, StringComparer.Ordinal),
            },
            cancellationToken);
        var world = new WeekWorld(postgres, alipay, viva, await WeekReceiver.StartAsync(cancellationToken));
        world.Copies = [.. Enumerable.Range(0, 2).Select(_ => ShopService.FreePort())
            .Select(port => new WeekService(WeekSettings.Of(world, world.videos, port), clock, port))];
        return world;
    }

    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancellationToken) is long number ? number : 0;
    }

    public Task<List<string>> LinesAsync(string sql, CancellationToken cancellationToken) =>
        RowsAsync(sql, reader => reader.GetString(0), cancellationToken);

    public async Task<List<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<bool> AuditAsync(CancellationToken cancellationToken)
    {
        await using var output = new StringWriter();
        var right = await Audit.RunAsync(ConnectionString, output, cancellationToken);
        await Console.Out.WriteAsync(right ? string.Empty : output.ToString());
        return right;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var copy in Copies)
        {
            await copy.DisposeAsync();
        }

        await Alipay.DisposeAsync();
        await Viva.DisposeAsync();
        await Receiver.DisposeAsync();
        await Mailbox.DisposeAsync();
        await Database.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(videos, recursive: true);
    }
}
