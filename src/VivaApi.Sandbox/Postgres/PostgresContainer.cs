using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.PostgreSql;

namespace VivaApi.Sandbox.Postgres;

/// <summary>PostgreSQL in a container, for machines with Docker and no PostgreSQL. The container ends with this process.</summary>
internal sealed class PostgresContainer : IPostgresServer
{
    private const string Image = "postgres:17";
    private const int InnerPort = 5432;

    // Stands in the pointer file where another cluster's folder would stand.
    private const string PointerContent = "container";

    private readonly PostgreSqlContainer container;
    private readonly PostgresAddress address;
    private readonly bool durable;

    private PostgresContainer(PostgreSqlContainer container, PostgresAddress address, bool durable)
    {
        this.container = container;
        this.address = address;
        this.durable = durable;
    }

    public string Description => $"PostgreSQL in a container ({Image})";

    public int Port => address.Port;

    public string ConnectionString(string database) => address.ConnectionString(database);

    /// <exception cref="SandboxException">The container cannot be started.</exception>
    public static async Task<IPostgresServer> StartAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        if (!options.ThrowAway)
        {
            await KeptVolume.RemoveContainerAsync(options.Folder, cancellationToken);
        }

        var container = Build(options);
        try
        {
            await container.StartAsync(cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await container.DisposeAsync();
            throw new SandboxException($"The container {Image} did not start: {failed.Message}", failed);
        }

        if (options.FolderPointer is { } pointer)
        {
            await File.WriteAllTextAsync(pointer, PointerContent, cancellationToken);
        }

        var address = new PostgresAddress(container.Hostname, container.GetMappedPublicPort(InnerPort), options.Password);
        return new PostgresContainer(container, address, options.Durable);
    }

    /// <summary>Whether the data of an earlier run are in a container's volume.</summary>
    public static bool HoldsData(string? pointer) =>
        pointer is not null && File.Exists(pointer) && string.Equals(File.ReadAllText(pointer), PointerContent, StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        if (durable)
        {
            // An orderly shutdown; removing the container alone would be a crash to recover from at the next start.
            await container.StopAsync();
        }

        await container.DisposeAsync();
    }

    private static PostgreSqlContainer Build(PostgresOptions options)
    {
        var builder = new PostgreSqlBuilder(Image)
            .WithLogger(NullLogger.Instance)
            .WithUsername(PostgresAddress.SuperUser)
            .WithPassword(options.Password)
            .WithDatabase("postgres")
            .WithPortBinding(Ports.Free(options.PreferredPort), InnerPort)
            .WithCommand("-c", "max_connections=200");
        if (!options.Durable)
        {
            builder = builder.WithCommand("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off");
        }

        if (!options.ThrowAway)
        {
            var name = KeptVolume.NameFor(options.Folder);
            builder = builder.WithName(name).WithVolumeMount(name, "/var/lib/postgresql/data");
        }

        return builder.Build();
    }
}
