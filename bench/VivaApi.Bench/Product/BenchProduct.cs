using System.Globalization;
using Npgsql;
using VivaApi.Migrations;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Alipay;
using VivaApi.Sandbox.Postgres;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Product;

/// <summary>
/// The product on this machine for one run: a throw-away PostgreSQL, the stand-ins, and as many copies of the real service as are
/// started, each a process of its own. Disposing it ends everything and leaves nothing.
/// </summary>
internal sealed class BenchProduct : IAsyncDisposable
{
    private const string DatabaseName = "bench";

    private readonly string folder = Directory.CreateTempSubdirectory("viva-bench-").FullName;
    private readonly List<ServiceCopy> copies = [];

    // These three are set by StartAsync, which alone hands a product out; a start that failed half-way is only disposed.
    private IPostgresServer postgres = null!;

    private BenchProduct()
    {
    }

    public AlipayStandIn Alipay { get; private set; } = null!;

    public VivaStandIn Viva { get; private set; } = null!;

    public string Database => postgres.ConnectionString(DatabaseName);

    public static async Task<BenchProduct> StartAsync(VivaStandInOptions viva, CancellationToken cancellationToken)
    {
        var product = new BenchProduct();
        try
        {
            product.postgres = await PostgresServer.StartAsync(
                new PostgresOptions
                {
                    Folder = Path.Combine(Path.GetTempPath(), Path.GetFileName(product.folder) + "-postgres"),
                    Password = "only-on-loopback",
                    Durable = false,
                    ThrowAway = true,
                },
                cancellationToken);
            await product.postgres.EnsureDatabaseAsync(DatabaseName, cancellationToken);
            await MigrationRunner.ApplyAsync(product.Database, cancellationToken);
            product.Alipay = await AlipayStandIn.StartAsync(new AlipayStandInOptions(), cancellationToken);
            product.Viva = await VivaStandIn.StartAsync(viva, cancellationToken);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more copy, with settings of its own over those that all have.</summary>
    public async Task<ServiceCopy> StartCopyAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var port = Ports.Free(0);
        var all = Settings(port);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var copy = new ServiceCopy($"copy-{copies.Count + 1}", port, folder, all);
        copies.Add(copy);
        await copy.StartAsync(cancellationToken);
        return copy;
    }

    public async Task<T> AskAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync(cancellationToken))!, typeof(T), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var copy in copies)
        {
            await copy.DisposeAsync();
        }

        if (Viva is not null)
        {
            await Viva.DisposeAsync();
        }

        if (Alipay is not null)
        {
            await Alipay.DisposeAsync();
        }

        NpgsqlConnection.ClearAllPools();
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private Dictionary<string, string?> Settings(int port)
    {
        var videos = Path.Combine(folder, "videos");
        var api = $"http://127.0.0.1:{port}";
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = api,
            ["ConnectionStrings__Default"] = Database,
            ["VEO_API_URL"] = Viva.VeoApiUrl,
            ["VEO_API_KEY"] = Viva.Key,
            ["RateLimits__PerUserPerMinute"] = "10000000",
            ["RateLimits__PerAddressPerMinute"] = "10000000",
            ["Viva__AccessToken"] = new VivaStandInOptions().AccessToken,
            ["Viva__UserId"] = "1",
            ["Alipay__AppId"] = Alipay.AppId,
            ["Alipay__SellerId"] = Alipay.SellerId,
            ["Alipay__PrivateKey"] = Alipay.MerchantPrivateKey,
            ["Alipay__AlipayPublicKey"] = Alipay.PublicKey,
            ["Alipay__GatewayUrl"] = Alipay.GatewayUrl,
            ["Alipay__NotifyUrl"] = $"{api}/api/v1/payments/alipay/notify",
            ["Alipay__ReturnUrl"] = $"{api}/api/v1/payments/alipay/return",
            ["Storage__Folder"] = videos,
            ["Storage__AllowPrivateSources"] = "true",
            ["Database__MaxConnections"] = "40",
            ["Logging__LogLevel__Default"] = "Error",
            ["NO_PROXY"] = "127.0.0.1,localhost",
        };
    }
}
