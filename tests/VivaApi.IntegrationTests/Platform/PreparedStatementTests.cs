using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Money;
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

    [Fact]
    public async Task A_verb_that_the_database_refused_works_again_on_the_same_connection()
    {
        var customer = await world.CustomerWithAsync("basic");
        await using var scope = world.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var quotas = scope.ServiceProvider.GetRequiredService<QuotaBook>();
        var userId = await db.Set<User>().Where(user => user.Email == customer.Email).Select(user => user.Id).SingleAsync(Stop);
        await db.Database.OpenConnectionAsync(Stop);

        // More than is held: the table refuses, the first time and the second.
        for (var turn = 0; turn < 2; turn++)
        {
            await using var refused = await db.Database.BeginTransactionAsync(Stop);
            await Assert.ThrowsAsync<PostgresException>(() => quotas.SettleAsync(userId, new CreditAmount(15), Stop));
        }

        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        Assert.True(await quotas.TryReserveAsync(userId, new CreditAmount(15), Stop));
        await quotas.SettleAsync(userId, new CreditAmount(15), Stop);
        Assert.Equal(15, (await db.UserVivaApiKeys.SingleAsync(key => key.UserId == userId, Stop)).Used.Value);

        // A pooled context would hand the open connection to its next user.
        await transaction.RollbackAsync(Stop);
        await db.Database.CloseConnectionAsync();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<int> DivideAsync(AppDbContext db, int by) =>
        db.Database.SqlQuery<int>($"select 12 / {by} as \"Value\"").SingleAsync(TestContext.Current.CancellationToken);
}
