using System.Security.Cryptography;
using Npgsql;
using VivaApi.Migrations;
using VivaApi.Sandbox.Alipay;
using VivaApi.Sandbox.Postgres;

namespace VivaApi.Bench.Shop;

/// <summary>A throw-away database, the stand-in for Alipay and the real service between them.</summary>
internal sealed class ShopWorld : IAsyncDisposable
{
    private readonly IPostgresServer postgres;
    private readonly string videos = Directory.CreateTempSubdirectory("viva-bench-").FullName;

    private ShopWorld(IPostgresServer postgres, string connectionString, AlipayStandIn alipay, RSA alipayKey, TimeProvider clock)
    {
        (this.postgres, ConnectionString, Alipay, AlipayKey) = (postgres, connectionString, alipay, alipayKey);
        Database = NpgsqlDataSource.Create(connectionString);
        var port = ShopService.FreePort();
        Service = new ShopService(Settings(port), clock, port);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Database { get; }

    public AlipayStandIn Alipay { get; }

    /// <summary>The key with which Alipay signs here.</summary>
    public RSA AlipayKey { get; }

    public ShopService Service { get; }

    public string PostgresVersion => postgres.Description;

    /// <param name="clock">The clock of the service and of Alipay; PostgreSQL keeps its own.</param>
    /// <param name="durable">Whether a commit waits for the disk, as in production.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ShopWorld> StartAsync(TimeProvider clock, bool durable, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("viva-bench-db-").FullName;
        var postgres = await PostgresServer.StartAsync(
            new PostgresOptions
            {
                Folder = Path.Combine(folder, "cluster"),
                Password = "only-on-loopback",
                Durable = durable,
                ThrowAway = true,
            },
            cancellationToken);
        await postgres.EnsureDatabaseAsync("viva", cancellationToken);
        var connectionString = postgres.ConnectionString("viva");
        await MigrationRunner.ApplyAsync(connectionString, cancellationToken);
        var key = RSA.Create(2048);
        var alipay = await AlipayStandIn.StartAsync(
            new AlipayStandInOptions { Time = clock, OwnPrivateKey = key.ExportPkcs8PrivateKeyPem() }, cancellationToken);
        return new ShopWorld(postgres, connectionString, alipay, key, clock);
    }

    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancellationToken) is long number ? number : 0;
    }

    public async Task<int> RunAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The operators' own audit. Prints only when it fails.</summary>
    public async Task<bool> AuditAsync(CancellationToken cancellationToken)
    {
        await using var output = new StringWriter();
        var right = await Audit.RunAsync(ConnectionString, output, cancellationToken);
        await Console.Out.WriteAsync(right ? string.Empty : output.ToString());
        return right;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Alipay.DisposeAsync();
        await Database.DisposeAsync();
        await postgres.DisposeAsync();
        AlipayKey.Dispose();
        Directory.Delete(videos, recursive: true);
    }

    private Dictionary<string, string> Settings(int port) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Default"] = ConnectionString,
        ["VEO_API_URL"] = "http://127.0.0.1:9/api",
        ["VEO_API_KEY"] = "sk-nothing-is-generated-here",
        ["Alipay:AppId"] = Alipay.AppId,
        ["Alipay:SellerId"] = Alipay.SellerId,
        ["Alipay:PrivateKey"] = Alipay.MerchantPrivateKey!,
        ["Alipay:AlipayPublicKey"] = Alipay.PublicKey,
        ["Alipay:GatewayUrl"] = Alipay.GatewayUrl,
        ["Alipay:Bill:Hosts"] = Alipay.BaseAddress.Authority,
        ["Alipay:NotifyUrl"] = $"http://127.0.0.1:{port}/api/v1/payments/alipay/notify",
        ["Storage:Folder"] = videos,
        ["Auth:AccessTokenMinutes"] = "1440",
        ["Auth:OperatorsNeedSecondFactor"] = "false",
        ["Workers:Enabled"] = "false",
        ["RateLimits:PerUserPerMinute"] = "10000000",
        ["RateLimits:PerAddressPerMinute"] = "10000000",
    };
}
