using Npgsql;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Postgres;

namespace VivaApi.IntegrationTests.Database;

/// <summary>The PostgreSQL that the tests run on: a given one, else a container, else a throw-away cluster of installed programs.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    /// <summary>A superuser's connection string (one that may create databases) to a server that the tests may use.</summary>
    private const string GivenVariable = "VIVAAPI_TEST_DATABASE";

    /// <summary><c>container</c> or <c>binaries</c>: this kind, and a failure when it is not there.</summary>
    private const string KindVariable = "VIVAAPI_TEST_SERVER";

    private readonly Func<string, string> connectionString;
    private readonly IPostgresServer? own;

    private TestServer(string description, Func<string, string> connectionString, IPostgresServer? own)
    {
        Description = description;
        this.connectionString = connectionString;
        this.own = own;
    }

    public string Description { get; }

    /// <summary>The connection string for one database of the server.</summary>
    public string ConnectionString(string database) => connectionString(database);

    /// <summary>Starts the server that the environment asks for, and says on the console which one it is.</summary>
    public static async Task<TestServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = await StartAsync(
            Environment.GetEnvironmentVariable(GivenVariable), Environment.GetEnvironmentVariable(KindVariable), cancellationToken);
        await Console.Out.WriteLineAsync($"Test database: {server.Description}");
        return server;
    }

    /// <param name="given">A connection string, or nothing.</param>
    /// <param name="kind"><c>container</c>, <c>binaries</c>, or nothing for the first that is there.</param>
    public static async Task<TestServer> StartAsync(string? given, string? kind, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(given))
        {
            return Given(given);
        }

        return kind switch
        {
            "container" => Own(await PostgresContainer.StartAsync(Options(), cancellationToken)),
            "binaries" => Own(await StartBinariesAsync(cancellationToken)),
            null or "" => Own(await DockerEndpoint.AnswersAsync(cancellationToken)
                ? await PostgresContainer.StartAsync(Options(), cancellationToken)
                : await StartBinariesAsync(cancellationToken)),
            _ => throw new SandboxException($"{KindVariable} is \"{kind}\"; it may be container or binaries"),
        };
    }

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static TestServer Given(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        return new TestServer(
            $"the server of {GivenVariable} ({given.Host}:{given.Port})",
            database => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString,
            own: null);
    }

    private static TestServer Own(IPostgresServer server) => new(server.Description, server.ConnectionString, server);

    private static async Task<IPostgresServer> StartBinariesAsync(CancellationToken cancellationToken)
    {
        var user = UnprivilegedUser.Choose();
        var installations = await PostgresBinaries.FindAsync(user, cancellationToken);
        return installations.Count > 0
            ? await PostgresCluster.StartAsync(installations, user, Options(), cancellationToken)
            : throw new SandboxException(
                $"The tests need PostgreSQL: set {GivenVariable} to a connection string, or start Docker, or install PostgreSQL 15 to 18.");
    }

    // Nothing of it is worth keeping, so nothing waits for the disk.
    private static PostgresOptions Options() => new()
    {
        Folder = Path.Combine(Path.GetTempPath(), $"vivaapi-tests-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"),
        Password = "only-on-loopback",
        Durable = false,
        ThrowAway = true,
    };
}
