using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Platform;

public sealed class AlertBookTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task An_alarm_raised_by_many_at_once_is_one_alert_that_counts_them()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RaiseAsync("many")));

        var alert = Assert.Single(await AlertsAsync("many"));
        Assert.Equal(20, alert.Count);
        Assert.Null(alert.RecoveredAt);
    }

    [Fact]
    public async Task An_alarm_after_a_recovery_is_a_new_alert()
    {
        await RaiseAsync("again");
        Assert.True(await WithBookAsync((book, _) => book.RecoverAsync("test_alarm", "again", CancellationToken.None)));
        Assert.False(await WithBookAsync((book, _) => book.RecoverAsync("test_alarm", "again", CancellationToken.None)));
        await RaiseAsync("again");

        var alerts = await AlertsAsync("again");
        Assert.Equal(2, alerts.Count);
        Assert.Single(alerts, alert => alert.RecoveredAt is null);
    }

    [Fact]
    public async Task An_alarm_goes_with_the_transaction_that_raised_it()
    {
        await WithBookAsync(async (book, db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await book.RaiseAsync("test_alarm", "undone", AlertSeverity.Critical, "Undone.", CancellationToken.None);
            await transaction.RollbackAsync();
            return true;
        });

        Assert.Empty(await AlertsAsync("undone"));
    }

    private Task<bool> RaiseAsync(string key) => WithBookAsync(async (book, _) =>
    {
        await book.RaiseAsync("test_alarm", key, AlertSeverity.Warning, "A test.", CancellationToken.None);
        return true;
    });

    private async Task<List<Alert>> AlertsAsync(string key)
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Alerts.Where(alert => alert.Key == key).ToListAsync();
    }

    private async Task<T> WithBookAsync<T>(Func<AlertBook, AppDbContext, Task<T>> use)
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        return await use(
            scope.ServiceProvider.GetRequiredService<AlertBook>(), scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
