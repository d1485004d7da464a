using System.Security.Cryptography;
using System.Text;
using DotNet.Testcontainers.Builders;
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

    private PostgresContainer(PostgreSqlContainer container, PostgresAddress address)
    {
        this.container = container;
        this.address = address;
    }

    public string Description => $"PostgreSQL in a container ({Image})";

    public int Port => address.Port;

    public string ConnectionString(string database) => address.ConnectionString(database);

    /// <exception cref="SandboxException">The container cannot be started.</exception>
    public static async Task<IPostgresServer> StartAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        var builder = new PostgreSqlBuilder(Image)
            .WithUsername(PostgresAddress.SuperUser)
            .WithPassword(options.Password)
            .WithDatabase("postgres")
            .WithPortBinding(Ports.Free(options.PreferredPort), InnerPort)
            .WithCommand("-c", "max_connections=200");
        builder = options.Durable
            ? builder
            : builder.WithCommand("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off");
        builder = options.ThrowAway
            ? builder
            : builder.WithVolumeMount(VolumeFor(options.Folder), "/var/lib/postgresql/data");
        var container = builder.Build();
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

        return new PostgresContainer(container, new PostgresAddress(container.Hostname, container.GetMappedPublicPort(InnerPort), options.Password));
    }

    /// <summary>Whether the data of an earlier run are in a container's volume.</summary>
    public static bool HoldsData(string? pointer) =>
        pointer is not null && File.Exists(pointer) && string.Equals(File.ReadAllText(pointer), PointerContent, StringComparison.Ordinal);

    /// <summary>Removes the volume that holds the data of <paramref name="folder"/>'s sandbox.</summary>
    public static async Task RemoveDataAsync(string folder, CancellationToken cancellationToken)
    {
        await using var volume = new VolumeBuilder().WithName(VolumeFor(folder)).Build();
        await volume.CreateAsync(cancellationToken);
        await volume.DeleteAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => container.DisposeAsync();

    // One volume per data folder, named the same on every start.
    private static string VolumeFor(string folder) =>
        $"vivaapi-sandbox-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16]}";
}
