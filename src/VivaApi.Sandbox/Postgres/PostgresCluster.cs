using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox.Postgres;

/// <summary>A private cluster run by installed programs, restarted when it dies, ended with this process whatever that dies of.</summary>
internal sealed class PostgresCluster : IPostgresServer
{
    private const int Attempts = 5;

    private readonly PostgresInstallation installation;
    private readonly PostgresOptions options;
    private readonly ClusterFolder folder;
    private readonly string? user;
    private readonly Supervisor supervisor;
    private PostgresAddress address;

    private PostgresCluster(PostgresInstallation installation, PostgresOptions options, ClusterFolder folder, string? user)
    {
        this.installation = installation;
        this.options = options;
        this.folder = folder;
        this.user = user;
        address = new PostgresAddress("127.0.0.1", Ports.Free(options.PreferredPort), options.Password);
        supervisor = new Supervisor("PostgreSQL", StartServerAsync, options.Say, options.Time);
    }

    public string Description => $"PostgreSQL {installation.Major} ({installation.Folder})";

    public int Port => address.Port;

    /// <summary>Where the data really lie.</summary>
    public string DataFolder => folder.Data;

    public string ConnectionString(string database) => address.ConnectionString(database);

    /// <summary>Makes the cluster if it is new, and starts it.</summary>
    /// <param name="installations">The programs to choose from, the preferred first.</param>
    /// <param name="user">The user to run it as; null for this process's own.</param>
    public static async Task<PostgresCluster> StartAsync(
        IReadOnlyList<PostgresInstallation> installations, string? user, PostgresOptions options, CancellationToken cancellationToken)
    {
        var folder = await ClusterFolder.OpenAsync(options, user, cancellationToken);
        var installation = folder.ChooseInstallation(installations);
        if (folder.IsNew)
        {
            await folder.InitialiseAsync(installation, user, options, cancellationToken);
        }
        else if (await PostmasterFile.EndEarlierServerAsync(folder.Data, cancellationToken))
        {
            options.Say("ended a PostgreSQL that an earlier sandbox had left running");
        }

        var cluster = new PostgresCluster(installation, options, folder, user);
        try
        {
            await cluster.StartOnAFreePortAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => supervisor.DisposeAsync();

    // Between looking at a port and listening on it another program may take it.
    private async Task StartOnAFreePortAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await supervisor.StartAsync(cancellationToken);
                return;
            }
            catch (SandboxException) when (attempt < Attempts)
            {
                if (!Ports.IsFree(address.Port))
                {
                    address = address with { Port = Ports.Free(preferred: 0) };
                }

                // Backends of a server that was killed hold its shared memory for a moment longer.
                await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), options.Time, cancellationToken);
            }
        }
    }

    private async Task<GuardedProcess> StartServerAsync(CancellationToken cancellationToken)
    {
        var log = new LastLines(20);
        void Keep(string line)
        {
            log.Add(line);
            options.Log(line);
        }

        var server = GuardedProcess.Start(ServerCommand(), Keep, Keep);
        try
        {
            await PostgresReadiness.WaitAsync(ConnectionString("postgres"), server.Ended, log, options.Time, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private GuardedCommand ServerCommand() => new(
        installation.Program("postgres"),
        [
            "-D", folder.Data,
            "-p", $"{address.Port}",
            "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=",
            "-c", "max_connections=200",
            .. Durability(),
        ])
    {
        User = user,
        WorkingDirectory = folder.Data,
        StopSignal = options.ThrowAway ? PosixSignalNumber.Quit : PosixSignalNumber.Interrupt,
        Grace = TimeSpan.FromSeconds(30),
        ProcessFile = options.ProcessFile,
        FolderToRemove = options.ThrowAway ? folder.Home : null,
        Environment = PostgresVariables.NoneInherited(),
    };

    private IEnumerable<string> Durability() => options.Durable
        ? ["-c", "fsync=on", "-c", "synchronous_commit=on"]
        : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
}
