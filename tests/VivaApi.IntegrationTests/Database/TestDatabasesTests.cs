using System.Diagnostics;
using Npgsql;

namespace VivaApi.IntegrationTests.Database;

public sealed class TestDatabasesTests(TestDatabases databases)
{
    [Fact]
    public async Task What_one_database_holds_another_does_not()
    {
        await using var first = await databases.CreateAsync();
        await using var second = await databases.CreateAsync();

        await ExecuteAsync(first, "create table only_here (id int)");

        Assert.Equal("only_here", await ExecuteAsync(first, "select to_regclass('only_here')::text"));
        Assert.Equal(DBNull.Value, await ExecuteAsync(second, "select to_regclass('only_here')::text"));
    }

    [Fact]
    public async Task A_disposed_database_is_gone_even_while_somebody_is_connected()
    {
        await using var other = await databases.CreateAsync();
        var database = await databases.CreateAsync();
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await using var connected = await database.OpenAsync(TestContext.Current.CancellationToken);

        await database.DisposeAsync();

        Assert.Equal(0L, await ExecuteAsync(other, $"select count(*) from pg_database where datname = '{name}'"));
    }

    [Fact]
    public async Task Many_test_classes_may_ask_at_once()
    {
        var began = Stopwatch.GetTimestamp();
        var created = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => databases.CreateAsync()));
        TestContext.Current.TestOutputHelper?.WriteLine($"10 databases in {Stopwatch.GetElapsedTime(began)}");

        Assert.Equal(10, created.Select(database => database.ConnectionString).Distinct(StringComparer.Ordinal).Count());
        foreach (var database in created)
        {
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_template_is_migrated_once_however_many_databases_are_made()
    {
        await using var database = await databases.CreateAsync();
        var runs = 0;
        var own = new TestDatabases(
            cancellationToken => TestServer.StartAsync(database.ConnectionString, kind: null, cancellationToken),
            (_, _) =>
            {
                Interlocked.Increment(ref runs);
                return Task.CompletedTask;
            });
        await using (own)
        {
            var both = await Task.WhenAll(own.CreateAsync(), own.CreateAsync());

            Assert.Equal(1, runs);
            Assert.NotEqual(both[0].ConnectionString, both[1].ConnectionString);
            await both[0].DisposeAsync();
            await both[1].DisposeAsync();
        }
    }

    private static async Task<object?> ExecuteAsync(TestDatabase database, string command)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var statement = new NpgsqlCommand(command, connection);
        return await statement.ExecuteScalarAsync(cancellationToken);
    }
}
