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
    public const long CodeCredits = 5_000;

    private readonly IPostgresServer postgres;
    private readonly string videos = Directory.CreateTempSubdirectory("viva-week-").FullName;

    private WeekWorld(IPostgresServer postgres, string connectionString, AlipayStandIn alipay, VivaStandIn viva, TimeProvider clock)
    {
        (this.postgres, ConnectionString, Alipay, Viva) = (postgres, connectionString, alipay, viva);
        Database = NpgsqlDataSource.Create(connectionString);
        Copies = [.. Enumerable.Range(0, 2).Select(_ => ShopService.FreePort())
            .Select(port => new WeekService(Settings(port), clock, port))];
    }

    public static IReadOnlyList<string> Codes { get; } =
        [.. Enumerable.Range(0, 40).Select(place => $"week-code-{place:000}-{place * 7919:x8}")];

    public string ConnectionString { get; }

    public NpgsqlDataSource Database { get; }

    public AlipayStandIn Alipay { get; }

    public VivaStandIn Viva { get; }

    public IReadOnlyList<WeekService> Copies { get; }

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
        var connectionString = postgres.ConnectionString("viva");
        await MigrationRunner.ApplyAsync(connectionString, cancellationToken);
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
        return new WeekWorld(postgres, connectionString, alipay, viva, clock);
    }

    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancellationToken) is long number ? number : 0;
    }

    public async Task<List<string>> LinesAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
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
        await Database.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(videos, recursive: true);
    }

    private Dictionary<string, string> Settings(int port) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Default"] = ConnectionString,
        ["VEO_API_URL"] = Viva.VeoApiUrl,
        ["VEO_API_KEY"] = Viva.Key,
        ["VEO_API_KEYS"] = SecondKey,
        ["Viva:AccessToken"] = "sandbox-access-token",
        ["Viva:UserId"] = "1",
        ["Viva:Provisioning"] = "Shared",
        ["Alipay:AppId"] = Alipay.AppId,
        ["Alipay:SellerId"] = Alipay.SellerId,
        ["Alipay:PrivateKey"] = Alipay.MerchantPrivateKey!,
        ["Alipay:AlipayPublicKey"] = Alipay.PublicKey,
        ["Alipay:GatewayUrl"] = Alipay.GatewayUrl,
        ["Alipay:NotifyUrl"] = $"http://127.0.0.1:{port}/api/v1/payments/alipay/notify",
        ["Storage:Folder"] = videos,
        ["Storage:AllowPrivateSources"] = "true",
        ["Generation:MaxOpenPerCustomer"] = "1000",
        ["Generation:BatchSize"] = "100",
        ["Generation:CircuitFailures"] = "50",
        ["Generation:SubmitPatienceMinutes"] = "60",
        ["Refill:Mode"] = "Automatic",
        ["Refill:ReservePercent"] = "26",
        ["Refill:DailyCapCredits"] = "100000",
        ["Refill:MinimumCredits"] = "1000",
        ["Auth:AccessTokenMinutes"] = "1440",
        ["Auth:OperatorsNeedSecondFactor"] = "false",
        ["Workers:Enabled"] = "false",
        ["RateLimits:PerUserPerMinute"] = "10000000",
        ["RateLimits:PerAddressPerMinute"] = "10000000",
        ["Database:MaxConnections"] = "30",
    };
}
