using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Platform;

/// <summary>Statements are prepared for a connection when they come back; one that fails just then must not spoil the connection.</summary>
public sealed class PreparedStatementTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_statement_that_failed_works_again_on_the_same_connection()
    {
        world.ExpectError("12 / @p0");
        world.ExpectError("division by zero");
        await using var scope = world.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        // The second use prepares, and fails.
        Assert.Equal(6, await DivideAsync(db, 2));
        await Assert.ThrowsAsync<PostgresException>(() => DivideAsync(db, 0));

        Assert.Equal(4, await DivideAsync(db, 3));
        Assert.Equal(3, await DivideAsync(db, 4));
    }

    [Fact]
    public async Task It_works_again_after_the_transaction_that_it_spoilt()
    {
        world.ExpectError("12 / @p0");
        world.ExpectError("division by zero");
        await using var scope = world.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        Assert.Equal(6, await DivideAsync(db, 2));
        await using (await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await Assert.ThrowsAsync<PostgresException>(() => DivideAsync(db, 0));
        }

        Assert.Equal(4, await DivideAsync(db, 3));
    }

    private static Task<int> DivideAsync(AppDbContext db, int by) =>
        db.Database.SqlQuery<int>($"select 12 / {by} as \"Value\"").SingleAsync(TestContext.Current.CancellationToken);
}
