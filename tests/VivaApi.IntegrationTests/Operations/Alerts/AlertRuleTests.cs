using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Quota;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>Rules that operators change, and how they are measured.</summary>
public sealed class AlertRuleTests(AlertWorld world) : IClassFixture<AlertWorld>
{
    [Fact]
    public async Task A_changed_threshold_is_held_against_customers_who_do_nothing()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = (await customer.GetAsync("/me")).At<string>("id");
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await world.WatchCustomersAsync();
        Assert.Equal(0, await world.Service.RunAsync<WatchCustomers>());

        // 15 of 50.
        await world.ChangeRuleAsync(FirstAlertRules.CustomerUsedHigh, new { raiseAt = 0.25, recoverAt = 0.2 });
        await world.WatchCustomersAsync();
        Assert.Equal("open", Assert.Single(await world.AlertsAsync(FirstAlertRules.CustomerUsedHigh, id)).At<string>("state"));

        await world.ChangeRuleAsync(FirstAlertRules.CustomerUsedHigh, new { raiseAt = 0.8, recoverAt = 0.75 });
        await world.WatchCustomersAsync();
        Assert.Equal("recovered", Assert.Single(await world.AlertsAsync(FirstAlertRules.CustomerUsedHigh, id)).At<string>("state"));
    }

    [Fact]
    public async Task The_sums_of_all_quotas_are_kept_without_counting_them()
    {
        var customer = await world.CustomerWithAsync("pro");
        await customer.GenerationAsync();
        await world.MakeVideosAsync();

        var pending = await TotalAsync();
        await world.WatchCustomersAsync();
        var added = await TotalAsync();

        await using var connection = await world.Books.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select sum(quota)::bigint, sum(used)::bigint from user_viva_api_keys";
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var counted = new QuotaTotal(reader.GetInt64(0), reader.GetInt64(1));
        Assert.Equal(counted, pending);
        Assert.Equal(counted, added);
    }

    [Fact]
    public async Task Only_one_copy_measures_at_a_time()
    {
        await world.Books.RunAsync(
            """
            insert into worker_leases values ('measure-alerts', gen_random_uuid(), now() + interval '1 hour')
            on conflict (name) do update set leased_until = excluded.leased_until
            """);
        await world.ChangeRuleAsync(FirstAlertRules.KeysFailing, new { raiseAt = 0, recoverAt = 0 });
        var before = (await world.AlertsAsync(FirstAlertRules.KeysFailing, "all")).Count;

        await world.Service.RunAsync<MeasureAlerts>();

        Assert.Equal(before, (await world.AlertsAsync(FirstAlertRules.KeysFailing, "all")).Count);
        await world.Books.RunAsync("update worker_leases set leased_until = now() where name = 'measure-alerts'");
        await world.Service.RunAsync<MeasureAlerts>();
        Assert.Equal(before + 1, (await world.AlertsAsync(FirstAlertRules.KeysFailing, "all")).Count);
        await world.ChangeRuleAsync(FirstAlertRules.KeysFailing, new { raiseAt = 1, recoverAt = 1 });
        await world.MeasureAsync();
    }

    [Fact]
    public async Task A_rule_that_is_switched_off_ends_its_alerts_and_one_that_is_silent_sends_nothing()
    {
        await world.ChangeRuleAsync(FirstAlertRules.ReconciliationFindings, new { raiseAt = 0, recoverAt = 0, notify = false });
        await world.MeasureAsync();
        var raised = (await world.AlertsAsync(FirstAlertRules.ReconciliationFindings, "all"))[0];
        await world.ChangeRuleAsync(FirstAlertRules.ReconciliationFindings, new { enabled = false });
        var ended = (await world.AlertsAsync(FirstAlertRules.ReconciliationFindings, "all"))[0];

        Assert.Equal("open", raised.At<string>("state"));
        Assert.Equal("recovered", ended.At<string>("state"));
        Assert.Empty(ended.Json["messages"]!.AsArray());
        await world.ChangeRuleAsync(
            FirstAlertRules.ReconciliationFindings, new { enabled = true, notify = true, raiseAt = 1, recoverAt = 1 });
        await world.MeasureAsync();
    }

    [Fact]
    public async Task Thresholds_that_overlap_are_refused_and_change_nothing()
    {
        var person = await world.TheOperatorAsync();
        var change = new { raiseAt = 0.5, recoverAt = 0.6 };

        (await person.ChangeAsync(HttpMethod.Patch, "/admin/alert-rules/customer_used_up", new { raiseAt = 0.5, recoverAt = 0.5 }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await person.ChangeAsync(HttpMethod.Patch, "/admin/alert-rules/customer_used_up", change))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await person.ChangeAsync(HttpMethod.Patch, "/admin/alert-rules/no_such_rule", change))
            .IsProblem(HttpStatusCode.NotFound, "not_found");
        (await (await world.CustomerAsync()).ChangeAsync(HttpMethod.Patch, "/admin/alert-rules/total_used", change))
            .IsProblem(HttpStatusCode.Forbidden, "forbidden");

        var rules = (await person.GetAsync("/admin/alert-rules")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        var kept = rules.Single(rule => (string?)rule!["code"] == "customer_used_up")!;
        Assert.Equal((1m, 0.95m), ((decimal)kept["raiseAt"]!, (decimal)kept["recoverAt"]!));
        Assert.Equal(FirstAlertRules.All.Count, rules.Count);
    }

    private async Task<QuotaTotal> TotalAsync()
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QuotaChanges>().TotalAsync(CancellationToken.None);
    }
}
