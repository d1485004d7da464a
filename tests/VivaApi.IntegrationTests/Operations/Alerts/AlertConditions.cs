using System.Net;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.IntegrationTests.Operations.Settlements;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>A world in which the conditions of alert rules are moved, and the rules stay as they are delivered.</summary>
public sealed class AlertConditions(TestDatabases databases) : AlertWorld(databases)
{
    /// <summary>A customer who never uses any credits.</summary>
    private string? spare;

    /// <summary>Where a rule stands before its condition is moved: nothing of what other tests did is wrong any more.</summary>
    internal async Task<ConditionWatch> WatchAsync(string rule, string key = "all")
    {
        Viva.AccountIsShut = false;
        Holds(1_000_000);
        await AdjustAsync(await SpareAsync(), 100_000);
        Clock.Advance(TimeSpan.FromMinutes(30));
        await WatchCustomersAsync();
        await MeasureAsync();
        var watch = new ConditionWatch(this, rule, key, (await AlertsAsync(rule, key)).Count);
        await watch.IsQuietAsync();
        return watch;
    }

    internal void Holds(long credits) => Viva.AddCredits(credits - Viva.BalanceCredits);

    /// <summary>Nobody has credits but those that are used, and those that <see cref="SellsInAllAsync"/> sells.</summary>
    internal async Task TakeBackAllAsync()
    {
        foreach (var line in await LinesAsync(
            "select user_id || ' ' || available_credits from user_credit_accounts where available_credits > 0"))
        {
            await AdjustAsync(line.Split(' ')[0], -long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        }

        await WatchCustomersAsync();
    }

    /// <summary>So that all that was ever sold and not taken back is so many credits.</summary>
    internal async Task SellsInAllAsync(long credits)
    {
        var sold = (await OverviewAsync()).At<long>("quota");
        await AdjustAsync(await SpareAsync(), credits - sold);
        await WatchCustomersAsync();
    }

    internal async Task<Answer> OverviewAsync() =>
        (await (await TheOperatorAsync()).GetAsync("/admin/quota/overview")).Is(HttpStatusCode.OK);

    internal async Task AdjustAsync(string userId, long credits) => (await (await TheOperatorAsync()).PostAsync(
        $"/admin/users/{userId}/credit-adjustments", new { credits, reason = "A correction." }, Customer.NewKey()))
            .Is(HttpStatusCode.Created);

    internal async Task<List<string>> LinesAsync(string sql)
    {
        await using var connection = await Books.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    /// <summary>So many jobs of a new customer end now, the first of them with a fault.</summary>
    internal async Task EndJobsAsync(int jobs, int failed)
    {
        Clock.Advance(TimeSpan.FromMinutes(16));
        var customer = await CustomerWithAsync("enterprise");
        for (var job = 0; job < jobs; job++)
        {
            await customer.GenerationAsync(job < failed ? "a video [[fault:fails]]" : "a video");
        }

        await MakeVideosAsync();
    }

    internal Task<int> CloseDaysAsync() => Service.CloseDaysAsync();

    /// <summary>So long after the time in the night, 01:15 in Beijing, at which the day before is to be closed.</summary>
    internal void ToNight(TimeSpan after) => ToNextDay(new TimeSpan(1, 15, 0) + after);

    /// <summary>On the next morning Alipay's bills of all days before it are there, and are compared.</summary>
    internal async Task ReconcileMorningAsync()
    {
        ToNextDay(TimeSpan.FromHours(11));
        while (await Service.RunAsync<ReconcileBills>() > 0)
        {
        }
    }

    private void ToNextDay(TimeSpan hour)
    {
        var now = Clock.GetUtcNow();
        Clock.Advance(new DateTimeOffset(now.AddHours(8).Date.AddDays(1), TimeSpan.FromHours(8)) + hour - now);
    }

    internal async Task CloseNightAsync()
    {
        ToNight(TimeSpan.Zero);
        await CloseDaysAsync();
    }

    /// <summary>So many jobs of a day end without a file, charged by VivaAPI (375 fen each) and given back to the customer.</summary>
    internal async Task LosesAsync(int jobs)
    {
        var customer = await CustomerWithAsync("enterprise");
        for (var job = 0; job < jobs; job++)
        {
            await customer.GenerationAsync("a video [[fault:no-file]]");
        }

        await MakeVideosAsync();
        await LookAtJobsAsync(TimeSpan.FromMinutes(6));
        await LookAtJobsAsync(TimeSpan.FromMinutes(6));
        await CloseNightAsync();
    }

    private async Task<string> SpareAsync() => spare ??= (await (await CustomerAsync()).GetAsync("/me")).At<string>("id");
}

/// <summary>One rule's alerts since its condition is moved.</summary>
internal sealed class ConditionWatch(AlertConditions world, string rule, string key, int before)
{
    /// <summary>The condition has just become wrong: one alert is open, however often it is measured.</summary>
    public async Task IsRaisedAsync()
    {
        var alerts = await MeasuredAsync();
        Assert.Equal(before + 1, alerts.Count);
        Assert.Equal(("open", 1), (alerts[0].At<string>("state"), alerts[0].At<int>("count")));
    }

    /// <summary>Better, but not good: the same alert is open, and not raised again.</summary>
    public Task StaysOpenAsync() => IsRaisedAsync();

    /// <summary>Good again: that alert is over, and no other came.</summary>
    public async Task IsOverAsync()
    {
        var alerts = await MeasuredAsync();
        Assert.Equal(before + 1, alerts.Count);
        Assert.Equal("recovered", alerts[0].At<string>("state"));
    }

    /// <summary>Not good, but not wrong: none came.</summary>
    public async Task IsQuietAsync()
    {
        var alerts = await MeasuredAsync();
        Assert.Equal(before, alerts.Count);
        Assert.DoesNotContain(alerts, alert => alert.At<string>("state") != "recovered");
    }

    private async Task<List<Answer>> MeasuredAsync()
    {
        for (var round = 0; round < 2; round++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await world.WatchCustomersAsync();
            await world.MeasureAsync();
        }

        return await world.AlertsAsync(rule, key);
    }
}
