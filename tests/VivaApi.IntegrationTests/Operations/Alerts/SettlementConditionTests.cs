using VivaApi.Backend.Features.Operations.Alerts;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>The rules about closed days, moved as all others are.</summary>
public sealed class SettlementConditionTests(AlertConditions world) : IClassFixture<AlertConditions>
{
    private const string Rule = AlertConditionTests.Rule;

    [Fact]
    [Trait(Rule, FirstAlertRules.SettlementLate)]
    public async Task A_day_is_not_closed_three_hours_after_its_time_until_it_is()
    {
        await world.CloseNightAsync();
        var watch = await world.WatchAsync(FirstAlertRules.SettlementLate);
        world.ToNight(TimeSpan.FromMinutes(179));
        await watch.IsQuietAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await watch.IsRaisedAsync();
        await world.CloseDaysAsync();
        await watch.IsOverAsync();

        // The next one is late, too, but not yet by three hours.
        world.ToNight(TimeSpan.FromMinutes(120));
        await watch.IsOverAsync();
        await world.CloseDaysAsync();
    }

    [Fact]
    [Trait(Rule, FirstAlertRules.SettlementLeak)]
    public async Task VivaAPI_kept_fifty_yuan_for_what_customers_have_back_until_a_day_loses_less_than_half_of_it()
    {
        await world.CloseNightAsync();
        var watch = await world.WatchAsync(FirstAlertRules.SettlementLeak);
        await world.LosesAsync(13);
        await watch.IsQuietAsync();
        await world.LosesAsync(14);
        await watch.IsRaisedAsync();
        await world.LosesAsync(7);
        await watch.StaysOpenAsync();
        await world.LosesAsync(6);
        await watch.IsOverAsync();
        await world.LosesAsync(13);
        await watch.IsOverAsync();
        await world.CloseNightAsync();
    }
}
