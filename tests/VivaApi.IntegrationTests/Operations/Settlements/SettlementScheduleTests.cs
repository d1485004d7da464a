using Microsoft.Extensions.DependencyInjection;
using Quartz;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations.Settlements;

/// <summary>The schedule of two copies on one database.</summary>
public sealed class SettlementScheduleTests(SettlementScheduleTests.ServiceRoleWorld world)
    : IClassFixture<SettlementScheduleTests.ServiceRoleWorld>
{
    private const int LooksANight = 200;

    private int nights;

    [Fact]
    public async Task Of_two_copies_one_closes_the_day_when_its_time_has_come_with_the_rights_of_the_service_alone()
    {
        await world.CustomerWithAsync("basic");
        await using var second = world.StartService();
        var schedulers = new[] { await SchedulerAsync(world.Service), await SchedulerAsync(second) };
        foreach (var scheduler in schedulers)
        {
            await scheduler.Start();
        }

        for (var day = 1; day <= 2; day++)
        {
            GoToNextNight();
            await WaitForAsync("settlements", day);
        }

        await WaitForAsync("qrtz_execution_history where succeeded", 1);
        foreach (var scheduler in schedulers)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true);
        }

        // Each night has one run at most, in one of the copies, and each day is closed once.
        Assert.Equal(
            await world.Books.CountAsync("settlements"), await world.Books.CountAsync("(select distinct day from settlements) days"));
        Assert.InRange(await world.Books.CountAsync("qrtz_execution_history"), 1, nights);
    }

    private static async Task<IScheduler> SchedulerAsync(ServiceUnderTest service) =>
        await service.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

    /// <summary>To a second after the next 01:15 in Beijing.</summary>
    private void GoToNextNight()
    {
        var now = world.Clock.GetUtcNow();
        var due = new DateTimeOffset(now.Date, TimeSpan.Zero) + new TimeSpan(17, 15, 1);
        world.Clock.Advance((due > now ? due : due.AddDays(1)) - now);
        nights++;
    }

    /// <summary>The schedule wakes by the clock that is moved, and works by itself from there.</summary>
    private async Task WaitForAsync(string rows, long count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120), TimeProvider.System);
        for (var look = 1; await world.Books.CountAsync(rows) < count; look++)
        {
            // A timer that was set while the clock jumped rings a night later, and that night closes both days.
            if (look % LooksANight == 0)
            {
                GoToNextNight();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);

            // Only an idle schedule is hurried: a task that is being run has limits of time by the same clock.
            if (await world.Books.CountAsync("qrtz_fired_triggers where state = 'EXECUTING'") == 0)
            {
                world.Clock.Advance(TimeSpan.FromMilliseconds(500));
            }
        }
    }

    /// <summary>The service logs in as it does in production: it may read and write rows, and make no table.</summary>
    public sealed class ServiceRoleWorld(TestDatabases databases) : World(databases)
    {
        private ServiceLogin login = null!;

        public override async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await login.DisposeAsync();
            await base.DisposeAsync();
            GC.SuppressFinalize(this);
        }

        private protected override async Task<TestDatabase> MakeDatabaseAsync()
        {
            var database = await base.MakeDatabaseAsync();
            login = await ServiceLogin.CreateAsync(database.ConnectionString);
            return database;
        }

        private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
        {
            ["ConnectionStrings:Default"] = login.ConnectionString,

            // A clock that jumps by a day must not make each copy take the other for dead.
            ["Workers:TakeOverSeconds"] = "604800",
        };
    }
}
