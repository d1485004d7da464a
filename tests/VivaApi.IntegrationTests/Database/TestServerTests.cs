using Npgsql;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Postgres;

namespace VivaApi.IntegrationTests.Database;

public sealed class TestServerTests(TestDatabases databases)
{
    [Fact]
    public async Task A_given_server_is_used_as_it_is_and_left_running()
    {
        await using var database = await databases.CreateAsync();

        await using (var given = await TestServer.StartAsync(database.ConnectionString, kind: null, TestContext.Current.CancellationToken))
        {
            Assert.Equal("other", new NpgsqlConnectionStringBuilder(given.ConnectionString("other")).Database);
        }

        await using var stillThere = await database.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(System.Data.ConnectionState.Open, stillThere.State);
    }

    [Fact]
    public async Task An_unknown_kind_is_named()
    {
        var wrong = await Assert.ThrowsAsync<SandboxException>(
            () => TestServer.StartAsync(given: null, kind: "sqlite", TestContext.Current.CancellationToken));

        Assert.Contains("sqlite", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throw_away_cluster_leaves_nothing_behind()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var user = UnprivilegedUser.Choose();
        var installations = await PostgresBinaries.FindAsync(user, cancellationToken);
        Assert.SkipWhen(installations.Count == 0, "no PostgreSQL is installed here");
        var options = new PostgresOptions
        {
            Folder = Path.Combine(Path.GetTempPath(), $"vivaapi-tests-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"),
            Password = "only-on-loopback",
            Durable = false,
            ThrowAway = true,
        };

        string data;
        await using (var cluster = await PostgresCluster.StartAsync(installations, user, options, cancellationToken))
        {
            data = cluster.DataFolder;
            Assert.True(File.Exists(Path.Combine(data, "postmaster.pid")));
        }

        Assert.False(Directory.Exists(data));
    }
}
