using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>Measuring when little is known, or when a rule changes meanwhile.</summary>
public sealed class AlertMeasureTests(AlertWorld world) : IClassFixture<AlertWorld>
{
    [Fact]
    public async Task An_outage_in_which_hardly_a_job_ends_does_not_end_its_alarm()
    {
        var customer = await world.CustomerWithAsync("pro");
        for (var job = 0; job < 10; job++)
        {
            world.Viva.NextSubmit(VivaFault.Fails);
            await customer.GenerationAsync();
            await world.MakeVideosAsync();
        }

        await world.MeasureAsync();
        Assert.Equal("open", await StateAsync(FirstAlertRules.FailedJobsRate));

        // Nothing ends any more, or one job that fails too.
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.MeasureAsync();
        Assert.Equal("open", await StateAsync(FirstAlertRules.FailedJobsRate));
        customer = await customer.LogInAsync();
        world.Viva.NextSubmit(VivaFault.Fails);
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await world.MeasureAsync();
        Assert.Equal("open", await StateAsync(FirstAlertRules.FailedJobsRate));

        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await world.MeasureAsync();
        Assert.Equal("recovered", await StateAsync(FirstAlertRules.FailedJobsRate));
    }

    [Fact]
    public async Task A_rule_that_is_switched_off_while_it_is_measured_raises_nothing()
    {
        await world.ChangeRuleAsync(FirstAlertRules.KeysFailing, new { raiseAt = 0, recoverAt = 0 });
        await using var connection = await world.Books.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var off = new NpgsqlCommand(
            "update alert_rules set enabled = false where code = 'keys_failing'", connection, transaction))
        {
            await off.ExecuteNonQueryAsync();
        }

        var measuring = world.MeasureAsync();
        await world.Books.WaitUntilBlockedAsync(connection.ProcessID);
        await transaction.CommitAsync();
        await measuring;

        Assert.Empty(await world.AlertsAsync(FirstAlertRules.KeysFailing, "all"));
        await world.ChangeRuleAsync(FirstAlertRules.KeysFailing, new { enabled = true, raiseAt = 1, recoverAt = 1 });
    }

    [Fact]
    public async Task A_day_that_nobody_closes_is_an_alarm_and_so_is_one_that_cost_more_than_it_should()
    {
        await world.ChangeRuleAsync(FirstAlertRules.SettlementLeak, new { raiseAt = 300, recoverAt = 100 });
        var customer = await world.CustomerWithAsync("pro");
        world.Viva.NextSubmit(VivaFault.NoFile);
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(6));
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(6));
        await CloseAsync();
        await world.MeasureAsync();
        Assert.NotEqual("open", await StateAsync(FirstAlertRules.SettlementLate));

        // A day in Beijing ends at 16:00 UTC, and is closed at 01:15.
        var due = world.Clock.GetUtcNow().AddHours(8).Date.AddDays(1).AddHours(1).AddMinutes(15 - (8 * 60));
        await AtAsync(due.AddMinutes(179));
        Assert.NotEqual("open", await StateAsync(FirstAlertRules.SettlementLate));
        await AtAsync(due.AddMinutes(181));
        Assert.Equal("open", await StateAsync(FirstAlertRules.SettlementLate));
        Assert.NotEqual("open", await StateAsync(FirstAlertRules.SettlementLeak));

        await CloseAsync();
        await world.MeasureAsync();
        Assert.Equal("recovered", await StateAsync(FirstAlertRules.SettlementLate));
        Assert.Equal("open", await StateAsync(FirstAlertRules.SettlementLeak));

        await AtAsync(due.AddDays(1));
        await CloseAsync();
        await world.MeasureAsync();
        Assert.Equal("recovered", await StateAsync(FirstAlertRules.SettlementLeak));
    }

    private async Task AtAsync(DateTime utc)
    {
        world.Clock.Advance(new DateTimeOffset(utc, TimeSpan.Zero) - world.Clock.GetUtcNow());
        await world.MeasureAsync();
    }

    private async Task CloseAsync()
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SettlementDesk>().CloseDueAsync(CancellationToken.None);
    }

    private async Task<string?> StateAsync(string rule)
    {
        await using var connection = await world.Books.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
             select case when recovered_at is null then 'open' else 'recovered' end from alerts
              where kind = '{rule}' and key = 'all' order by first_raised_at desc limit 1
             """,
            connection);
        return (string?)await command.ExecuteScalarAsync();
    }
}
