using VivaApi.Backend.Features.Operations.Alerts;

namespace VivaApi.UnitTests.Features.Operations;

public sealed class AlertRuleJudgementTests
{
    [Theory]
    [InlineData(FirstAlertRules.TotalUsed, 0.79, false, "Stay")]
    [InlineData(FirstAlertRules.TotalUsed, 0.80, false, "Raise")]
    [InlineData(FirstAlertRules.TotalUsed, 0.90, true, "Stay")]
    [InlineData(FirstAlertRules.TotalUsed, 0.78, true, "Stay")]
    [InlineData(FirstAlertRules.TotalUsed, 0.74, true, "Recover")]
    [InlineData(FirstAlertRules.TotalUsed, 0.74, false, "Stay")]
    [InlineData(FirstAlertRules.UpstreamBalanceLow, 1_000, false, "Stay")]
    [InlineData(FirstAlertRules.UpstreamBalanceLow, 999, false, "Raise")]
    [InlineData(FirstAlertRules.UpstreamBalanceLow, 1_199, true, "Stay")]
    [InlineData(FirstAlertRules.UpstreamBalanceLow, 1_200, true, "Recover")]
    [InlineData(FirstAlertRules.ReconciliationFindings, 1, false, "Raise")]
    [InlineData(FirstAlertRules.ReconciliationFindings, 1, true, "Stay")]
    [InlineData(FirstAlertRules.ReconciliationFindings, 0, true, "Recover")]
    public void A_value_is_an_alarm_at_one_threshold_and_over_at_the_other(string code, double value, bool isOpen, string verdict) =>
        Assert.Equal(verdict, FirstAlertRules.All.Single(rule => rule.Code == code).Judge((decimal)value, isOpen).ToString());

    [Fact]
    public void No_rule_is_born_with_thresholds_that_overlap() => Assert.All(
        FirstAlertRules.All, rule => Assert.True(AlertRule.AreApart(rule.Direction, rule.RaiseAt, rule.RecoverAt, rule.Unit), rule.Code));

    [Theory]
    [InlineData("Above", 0.8, 0.8, "ratio", false)]
    [InlineData("Above", 0.8, 0.79, "ratio", true)]
    [InlineData("Above", 0.8, 0.81, "ratio", false)]
    [InlineData("Above", 1, 1, "count", true)]
    [InlineData("Above", 1, 2, "count", false)]
    [InlineData("Above", 0, 0, "ratio", true)]
    [InlineData("Below", 1000, 1000, "credits", false)]
    [InlineData("Below", 1000, 1001, "credits", true)]
    [InlineData("Below", 1000, 999, "credits", false)]
    public void Thresholds_leave_room_for_a_value_that_swings(
        string direction, double raiseAt, double recoverAt, string unit, bool apart) =>
        Assert.Equal(apart, AlertRule.AreApart(Enum.Parse<AlertDirection>(direction), (decimal)raiseAt, (decimal)recoverAt, unit));
}
