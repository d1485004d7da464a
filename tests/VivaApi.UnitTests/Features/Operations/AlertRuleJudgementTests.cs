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
        FirstAlertRules.All, rule => Assert.True(AlertRule.AreApart(rule.Direction, rule.RaiseAt, rule.RecoverAt), rule.Code));
}
