using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;
using VivaApi.Migrations;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Host;
using VivaApi.Sandbox.Postgres;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Ledger;

/// <summary>One durable cluster with the databases that are measured, the stand-ins, and everything that reaches them.</summary>
internal sealed class LedgerWorld : IAsyncDisposable
{
    public const string Small = "ledger_small";
    public const string Large = "ledger_large";
    public const string Accepting = "accepting";
    public const string Working = "working";

    private readonly string folder;
    private readonly SandboxPaths paths;
    private readonly SandboxKeys keys;
    private readonly PostgresCluster cluster;
    private readonly StandIns standIns;
    private readonly VivaStandIn viva;

    private LedgerWorld(string folder, SandboxPaths paths, SandboxKeys keys, PostgresCluster cluster, StandIns standIns, VivaStandIn viva)
    {
        this.folder = folder;
        this.paths = paths;
        this.keys = keys;
        this.cluster = cluster;
        this.standIns = standIns;
        this.viva = viva;
    }

    public string Folder => folder;

    public string PostgresVersion => string.Join(' ', cluster.Description.Split(' ').Take(2));

    /// <summary>The postmaster, parent of all database processes.</summary>
    public int PostgresId => int.Parse(
        File.ReadLines(Path.Combine(cluster.DataFolder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public static async Task<LedgerWorld> StartAsync(LedgerTools tools, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("viva-bench-").FullName;
        var paths = new SandboxPaths(folder);
        var keys = new SandboxKeys(paths.Keys);
        var cluster = await PostgresCluster.StartAsync(
            tools.Postgres,
            tools.User,
            new PostgresOptions { Folder = paths.Postgres, Password = keys.PostgresPassword, Durable = true, ThrowAway = true },
            cancellationToken);
        var standIns = await StandIns.StartAsync(paths, keys, TimeProvider.System, cancellationToken);
        var viva = await VivaStandIn.StartAsync(
            new VivaStandInOptions { Keys = [keys.VeoApiKey], OpeningCredits = 1_000_000_000_000 }, cancellationToken);
        return new LedgerWorld(folder, paths, keys, cluster, standIns, viva);
    }

    public string ConnectionString(string database) => cluster.ConnectionString(database);

    public async Task MakeDatabaseAsync(string database, int entries, CancellationToken cancellationToken)
    {
        await ((IPostgresServer)cluster).EnsureDatabaseAsync(database, cancellationToken);
        await MigrationRunner.ApplyAsync(ConnectionString(database), cancellationToken);
        await Seed.PlantAsync(ConnectionString(database), entries, cancellationToken);
    }

    /// <summary>The service's own registrations for the ledger and for log-ins, in this process.</summary>
    public ServiceProvider Services(string database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ConnectionStrings:Default"] = ConnectionString(database),
                ["Workers:Enabled"] = "false",
            }).Build();
        return new ServiceCollection().AddLogging().AddWorkers(configuration).AddPersistence(configuration)
            .AddIdentityFeature(configuration).AddCredits().BuildServiceProvider();
    }

    public Task<ServiceProcess> StartServiceAsync(string database, bool workers, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>(
            ServiceSettings.For(Ports.Free(preferred: 0), ConnectionString(database), paths, keys, standIns), StringComparer.Ordinal)
        {
            ["VEO_API_URL"] = viva.VeoApiUrl,
            ["Workers__Enabled"] = workers ? "true" : "false",
        };
        return ServiceProcess.StartAsync(settings, $"{paths.ServiceProcess}-{database}", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await viva.DisposeAsync();
        await standIns.DisposeAsync();
        await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
