using System.Globalization;
using VivaApi.Backend.Platform.Alerts;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>Turns what a rule says of a value into an alert or its end.</summary>
internal sealed class AlertFollowing(AlertBook alerts)
{
    /// <summary>Raises or takes back what the rule says of this value.</summary>
    public async Task FollowAsync(AlertRule rule, string key, decimal value, bool isOpen, CancellationToken cancellationToken)
    {
        switch (rule.Judge(value, isOpen))
        {
            case AlertVerdict.Raise when rule.Notify && FirstAlertRules.OfCustomers.Contains(rule.Code):
                await alerts.RaiseForDigestAsync(rule.Code, key, rule.Severity, Sentence(rule, value), cancellationToken);
                break;
            case AlertVerdict.Raise when rule.Notify:
                await alerts.RaiseAsync(rule.Code, key, rule.Severity, Sentence(rule, value), cancellationToken);
                break;
            case AlertVerdict.Raise:
                await alerts.RaiseQuietlyAsync(rule.Code, key, rule.Severity, Sentence(rule, value), cancellationToken);
                break;
            case AlertVerdict.Recover:
                await alerts.RecoverAsync(rule.Code, key, cancellationToken);
                break;
            case AlertVerdict.Stay:
            default:
                break;
        }
    }

    private static string Sentence(AlertRule rule, decimal value) => string.Create(
        CultureInfo.InvariantCulture,
        $"{rule.Meaning} It is {value:0.####} {rule.Unit}; {(rule.Direction == AlertDirection.Above ? "at or above" : "below")} "
        + $"{rule.RaiseAt:0.####} is an alarm.");
}
