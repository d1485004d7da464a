using Npgsql;
using VivaApi.IntegrationTests.Database;
using VivaApi.Migrations;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace VivaApi.IntegrationTests.Database;

/// <summary>
/// Databases for tests: the schema is migrated once, into a template, and every test class gets a copy of it.
/// Take it as a constructor parameter: <c>TestDatabases databases</c>. Nothing is started before the first database is asked for.
/// </summary>
public sealed class TestDatabases : IAsyncLifetime
{
    private readonly Func<CancellationToken, Task<TestServer>> startAsync;
    private readonly Func<string, CancellationToken, Task> migrateAsync;
    private readonly Lazy<Task<Template>> template;

    public TestDatabases()
        : this(TestServer.StartAsync, MigrationRunner.ApplyAsync)
    {
    }

    internal TestDatabases(Func<CancellationToken, Task<TestServer>> startAsync, Func<string, CancellationToken, Task> migrateAsync)
    {
        this.startAsync = startAsync;
        this.migrateAsync = migrateAsync;
        template = new Lazy<Task<Template>>(PrepareAsync);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A migrated database of its own for the caller, who disposes it.</summary>
    public async Task<TestDatabase> CreateAsync()
    {
        var source = await template.Value;
        var name = NewName("vivaapi_test");
        await source.ExecuteAsync($"create database {name} template {source.Name}", CancellationToken.None);
        return new TestDatabase(
            source.Server.ConnectionString(name),
            () => source.ExecuteAsync($"drop database if exists {name} with (force)", CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        if (!template.IsValueCreated)
        {
            return;
        }

        var source = await template.Value;
        await source.ExecuteAsync($"drop database if exists {source.Name} with (force)", CancellationToken.None);
        await source.Server.DisposeAsync();
    }

    // UUIDv7: several test runs may share one given server.
    private static string NewName(string prefix) => $"{prefix}_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";

    private async Task<Template> PrepareAsync()
    {
        var cancellationToken = CancellationToken.None;
        var server = await startAsync(cancellationToken);
        var source = new Template(server, NewName("vivaapi_template"));
        await source.ExecuteAsync($"create database {source.Name}", cancellationToken);

        // A copy is refused while somebody is connected to the original: no pool may keep a connection to it.
        var unpooled = new NpgsqlConnectionStringBuilder(server.ConnectionString(source.Name)) { Pooling = false };
        await migrateAsync(unpooled.ConnectionString, cancellationToken);
        return source;
    }

    private sealed record Template(TestServer Server, string Name)
    {
        public async Task ExecuteAsync(string command, CancellationToken cancellationToken)
        {
            await using var connection = new NpgsqlConnection(Server.ConnectionString("postgres"));
            await connection.OpenAsync(cancellationToken);
            await using var statement = new NpgsqlCommand(command, connection);
            await statement.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
