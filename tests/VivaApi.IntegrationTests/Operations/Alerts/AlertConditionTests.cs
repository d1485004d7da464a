using System.Net;
using System.Reflection;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>
/// Each rule as it is delivered: what it measures is moved until it is wrong, nearly good, and good again. One alert comes of it.
/// </summary>
public sealed class AlertConditionTests(AlertConditions world) : IClassFixture<AlertConditions>
{
    internal const string Rule = nameof(Rule);

    [Fact]
    public void Every_rule_has_a_test() => Assert.Equal(
        FirstAlertRules.All.Select(rule => rule.Code).Order(StringComparer.Ordinal),
        new[] { typeof(AlertConditionTests), typeof(SettlementConditionTests) }.SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<TraitAttribute>()).Select(trait => trait.Value).Distinct()
            .Order(StringComparer.Ordinal));

    [Fact]
    [Trait(Rule, FirstAlertRules.TotalUsed)]
    public async Task Most_of_what_was_sold_is_used_until_more_is_sold()
    {
        var watch = await world.WatchAsync(FirstAlertRules.TotalUsed);
        await UsesAsync(await world.CustomerWithAsync("pro"), 7);
        await world.TakeBackAllAsync();
        var used = (await world.OverviewAsync()).At<long>("used");
        await watch.IsRaisedAsync();
        await world.SellsInAllAsync((used * 100 / 79) + 1);
        await watch.StaysOpenAsync();
        await world.SellsInAllAsync((used * 100 / 75) + 1);
        await watch.IsOverAsync();
        await world.SellsInAllAsync((used * 100 / 79) + 1);
        await watch.IsOverAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.UpstreamBalanceLow)]
    public async Task The_account_at_VivaAPI_falls_below_a_thousand_credits_until_it_holds_twelve_hundred()
    {
        var watch = await world.WatchAsync(FirstAlertRules.UpstreamBalanceLow);
        world.Holds(1_001);
        await watch.IsQuietAsync();
        world.Holds(990);
        await watch.IsRaisedAsync();
        world.Holds(1_190);
        await watch.StaysOpenAsync();
        world.Holds(1_201);
        await watch.IsOverAsync();
        world.Holds(1_100);
        await watch.IsOverAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.UpstreamBalanceUnknown)]
    public async Task VivaAPI_does_not_tell_its_balance_for_half_an_hour_until_it_does()
    {
        var watch = await world.WatchAsync(FirstAlertRules.UpstreamBalanceUnknown);
        world.Viva.AccountIsShut = true;
        world.Clock.Advance(TimeSpan.FromMinutes(29));
        await watch.IsQuietAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await watch.IsRaisedAsync();

        // It has told meanwhile, and has been silent again for longer than it should.
        world.Viva.AccountIsShut = false;
        await world.Service.RunAsync<Backend.Features.Operations.Upstream.WatchUpstreamBalance>();
        world.Viva.AccountIsShut = true;
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await watch.StaysOpenAsync();
        world.Viva.AccountIsShut = false;
        await watch.IsOverAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.ReserveLow)]
    public async Task Less_than_a_fifth_of_what_customers_have_left_is_held_until_it_is_a_quarter()
    {
        var watch = await world.WatchAsync(FirstAlertRules.ReserveLow);
        var unused = (await world.OverviewAsync()).At<long>("remaining");
        world.Holds(unused * 21 / 100);
        await watch.IsQuietAsync();
        world.Holds(unused * 19 / 100);
        await watch.IsRaisedAsync();
        world.Holds(unused * 24 / 100);
        await watch.StaysOpenAsync();
        world.Holds((unused * 25 / 100) + 2);
        await watch.IsOverAsync();
        world.Holds(unused * 24 / 100);
        await watch.IsOverAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.CustomerUsedHigh)]
    public async Task A_customer_has_used_four_fifths_until_they_have_more()
    {
        var customer = await world.CustomerWithAsync("pro");
        var id = (await customer.GetAsync("/me")).At<string>("id");
        var watch = await world.WatchAsync(FirstAlertRules.CustomerUsedHigh, id);
        await UsesAsync(customer, 7);
        await watch.IsQuietAsync();
        await UsesAsync(customer, 1);
        await watch.IsRaisedAsync();

        // 120 of 159, of 161, of 159.
        await world.AdjustAsync(id, 9);
        await watch.StaysOpenAsync();
        await world.AdjustAsync(id, 2);
        await watch.IsOverAsync();
        await world.AdjustAsync(id, -2);
        await watch.IsOverAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.CustomerUsedUp)]
    public async Task A_customer_has_used_everything_until_they_have_more()
    {
        var customer = await world.CustomerWithAsync("pro");
        var id = (await customer.GetAsync("/me")).At<string>("id");
        var watch = await world.WatchAsync(FirstAlertRules.CustomerUsedUp, id);
        await UsesAsync(customer, 9);
        await watch.IsQuietAsync();
        await UsesAsync(customer, 1);
        await watch.IsRaisedAsync();

        // 150 of 157, of 158.
        await world.AdjustAsync(id, 7);
        await watch.StaysOpenAsync();
        await world.AdjustAsync(id, 1);
        await watch.IsOverAsync();
        await world.AdjustAsync(id, -1);
        await watch.IsOverAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.ReconciliationFindings)]
    public async Task Alipays_bill_lacks_payments_until_each_is_settled()
    {
        await world.ReconcileMorningAsync();
        await world.CustomerWithAsync("basic");
        await world.CustomerWithAsync("basic");
        await world.CustomerWithAsync("basic");
        world.Alipay.Bills.Change = rows => [.. rows.Skip(2)];
        var watch = await world.WatchAsync(FirstAlertRules.ReconciliationFindings);
        await world.ReconcileMorningAsync();
        world.Alipay.Bills.Change = rows => rows;
        await watch.IsRaisedAsync();
        var findings = await world.LinesAsync("select id::text from reconciliation_findings where state = 'open'");
        Assert.Equal(2, findings.Count);
        await ResolveAsync(findings[0]);
        await watch.StaysOpenAsync();
        await ResolveAsync(findings[1]);
        await watch.IsOverAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.JobsInDoubtOld)]
    public async Task A_job_is_in_doubt_for_half_an_hour_until_none_is_for_long()
    {
        var watch = await world.WatchAsync(FirstAlertRules.JobsInDoubtOld);
        await LoseJobAsync();
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(29));
        await watch.IsQuietAsync();
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(2));
        await watch.IsRaisedAsync();

        // The first is written off after an hour. The second has been in doubt for longer than it should, but not yet for too long.
        world.Clock.Advance(TimeSpan.FromMinutes(14));
        await LoseJobAsync();
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(16));
        await watch.StaysOpenAsync();
        await world.ResolveDoubtsAsync(TimeSpan.FromMinutes(45));
        await watch.IsOverAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.KeysFailing)]
    public async Task A_master_key_is_refused_until_VivaAPI_takes_a_job_of_it()
    {
        var customer = await world.CustomerWithAsync("pro");
        var watch = await world.WatchAsync(FirstAlertRules.KeysFailing);
        world.Viva.RevokeKey(world.Viva.Key);
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await watch.IsRaisedAsync();
        world.Viva.RestoreKey(world.Viva.Key);
        await watch.StaysOpenAsync();
        await world.CloseCircuitsAsync();
        await world.Books.RunAsync(
            "update master_keys set rested_at = rested_at - interval '1 hour', resting_until = now() - interval '1 second'");
        await world.Books.MakeJobsDueAsync();
        await world.MakeVideosAsync();
        await watch.IsOverAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.FailedJobsRate)]
    public async Task Three_of_ten_jobs_fail_until_fewer_than_one_does()
    {
        var watch = await world.WatchAsync(FirstAlertRules.FailedJobsRate);
        await world.EndJobsAsync(9, failed: 9);
        await watch.IsQuietAsync();
        await world.EndJobsAsync(10, failed: 3);
        await watch.IsRaisedAsync();
        await world.EndJobsAsync(10, failed: 1);
        await watch.StaysOpenAsync();
        await world.EndJobsAsync(10, failed: 0);
        await watch.IsOverAsync();
        await world.EndJobsAsync(10, failed: 2);
        await watch.IsOverAsync();
    }

    private async Task UsesAsync(Customer customer, int videos)
    {
        for (var video = 0; video < videos; video++)
        {
            await customer.GenerationAsync();
        }

        await world.MakeVideosAsync();
    }

    // VivaAPI breaks the connection off before it has taken anything.
    private async Task LoseJobAsync()
    {
        world.Viva.NextSubmit(VivaFault.Reset);
        await UsesAsync(await world.CustomerWithAsync("basic"), 1);
    }

    private async Task ResolveAsync(string finding) => (await (await world.TheOperatorAsync()).PostAsync(
        $"/admin/reconciliations/{finding}/resolve", new { note = "Alipay's mistake." })).Is(HttpStatusCode.OK);
}
