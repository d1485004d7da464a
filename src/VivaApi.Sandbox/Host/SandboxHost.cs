using VivaApi.Sandbox.Postgres;
using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox.Host;

/// <summary>The whole product on one machine. Disposing it ends everything: the service first, PostgreSQL last.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private const string DatabaseName = "vivaapi";

    private readonly SandboxPaths paths;
    private readonly SandboxConsole console;
    private readonly TimeProvider time;
    private readonly PartLog postgresLog;
    private readonly PartLog migrationsLog;
    private readonly PartLog serviceLog;
    private IPostgresServer? postgres;
    private StandIns? standIns;
    private Supervisor? service;

    private SandboxHost(SandboxPaths paths, SandboxConsole console, TimeProvider time)
    {
        this.paths = paths;
        this.console = console;
        this.time = time;
        postgresLog = new PartLog(Path.Combine(paths.Logs, "postgres.log"), static _ => { });
        migrationsLog = new PartLog(Path.Combine(paths.Logs, "migrations.log"), static _ => { });
        serviceLog = new PartLog(Path.Combine(paths.Logs, "service.log"), console.Service);
    }

    /// <summary>Known once the parts were started, and asked for by nobody before.</summary>
    public SandboxAddresses Addresses { get; private set; } = null!;

    /// <summary>Starts all parts; on a failure, those that run already are ended.</summary>
    /// <exception cref="SandboxException">A part does not start; the message says what to do.</exception>
    public static async Task<SandboxHost> StartAsync(
        SandboxOptions options, SandboxPaths paths, SandboxConsole console, TimeProvider time, CancellationToken cancellationToken)
    {
        var host = new SandboxHost(paths, console, time);
        try
        {
            await Leftovers.EndAsync(paths, console, cancellationToken);
            if (options.Fresh)
            {
                await paths.StartOverAsync(cancellationToken);
                console.Done("removed the data of earlier runs");
            }

            await host.StartPartsAsync(options, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(paths.Addresses);
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        if (standIns is not null)
        {
            await standIns.DisposeAsync();
        }

        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        serviceLog.Dispose();
        migrationsLog.Dispose();
        postgresLog.Dispose();
    }

    private async Task StartPartsAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var keys = new SandboxKeys(paths.Keys);
        postgres = await PostgresServer.StartAsync(PostgresOptions(keys), cancellationToken);
        await postgres.EnsureDatabaseAsync(DatabaseName, cancellationToken);
        console.Done($"{postgres.Description} listens on port {postgres.Port}");

        var database = postgres.ConnectionString(DatabaseName);
        await MigrationsStep.ApplyAsync(database, migrationsLog.Add, cancellationToken);
        await MigrationsStep.CreateOperatorAsync(
            database, SandboxKeys.OperatorEmail, keys.OperatorPassword, migrationsLog.Add, cancellationToken);
        console.Done("migrations are applied");

        standIns = await StandIns.StartAsync(paths, keys, time, cancellationToken);
        console.Done("the stand-ins for Alipay and VivaAPI are up");

        var port = Ports.Free(options.ApiPort);
        Addresses = new SandboxAddresses(
            Environment.ProcessId,
            $"http://127.0.0.1:{port}",
            standIns.CashierUrl,
            standIns.VivaUrl,
            database,
            SandboxKeys.OperatorEmail,
            keys.OperatorPassword)
        {
            Page = options.PageAddress,
        };
        var settings = ServiceSettings.For(port, database, paths, keys, standIns, options.PageAddress);
        service = ServiceStep.Supervise(settings, new Uri(Addresses.Ready), paths, serviceLog, console, time);
        await service.StartAsync(cancellationToken);
        console.Done("the service is ready");
        Addresses.Write(paths);
    }

    private PostgresOptions PostgresOptions(SandboxKeys keys) => new()
    {
        Folder = paths.Postgres,
        FolderPointer = paths.PostgresPointer,
        Password = keys.PostgresPassword,
        PreferredPort = SandboxOptions.PostgresPort,
        ProcessFile = paths.PostgresProcess,
        Log = postgresLog.Add,
        Say = console.Note,
        Time = time,
    };
}
