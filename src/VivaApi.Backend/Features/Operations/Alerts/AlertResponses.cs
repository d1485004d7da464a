using VivaApi.Backend.Platform.Alerts;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>
/// One message about an alert. <paramref name="Address"/>: the mailbox, where it is mail. <paramref name="Event"/>: <c>raised</c> or
/// <c>recovered</c>. <paramref name="State"/>: <c>pending</c>, <c>sent</c> or <c>given_up</c>. <paramref name="Problem"/>: what stood in
/// the way of the last try.
/// </summary>
public sealed record AlertMessageResponse(
    string Channel, string? Address, string Event, string State, int Attempts, string? Problem, DateTimeOffset? SentAt);

/// <summary>
/// Something an operator must know. <paramref name="Kind"/> is stable and has its heading in the runbook; <paramref name="Key"/> says what
/// it is about. <paramref name="State"/>: <c>open</c>, <c>acknowledged</c> (open, and in hand) or <c>recovered</c>.
/// <paramref name="Severity"/>: <c>warning</c> or <c>critical</c>. <paramref name="Count"/>: how often it was raised while open.
/// <paramref name="ClosedBy"/> and <paramref name="ClosingNote"/>: the operator who said that it is over, and what was done; null where it
/// ended by itself.
/// </summary>
public sealed record AlertResponse(
    Guid Id,
    string Kind,
    string Key,
    string Severity,
    string Message,
    string State,
    DateTimeOffset FirstRaisedAt,
    DateTimeOffset LastRaisedAt,
    int Count,
    DateTimeOffset? RecoveredAt,
    DateTimeOffset? AcknowledgedAt,
    Guid? AcknowledgedBy,
    string? Note,
    Guid? ClosedBy,
    string? ClosingNote,
    IReadOnlyList<AlertMessageResponse> Messages);

/// <summary>
/// When a measured value is an alarm. <paramref name="Direction"/>: <c>above</c>, it is one at or above <paramref name="RaiseAt"/> and over
/// below <paramref name="RecoverAt"/>; or <c>below</c>, the other way round. Both are in <paramref name="Unit"/>; a ratio is 0 to 1.
/// Without <paramref name="Notify"/> its alerts are listed and not sent.
/// </summary>
public sealed record AlertRuleResponse(
    string Code,
    string Meaning,
    bool Enabled,
    bool Notify,
    string Severity,
    string Direction,
    decimal RaiseAt,
    decimal RecoverAt,
    string Unit);

internal static class AlertResponses
{
    public static readonly AlertResponse Example = new(
        Examples.Id,
        FirstAlertRules.UpstreamBalanceLow,
        MeasureAlerts.All,
        "critical",
        "What VivaAPI's accounts hold, in credits. It is 840 credits; below 1000 is an alarm.",
        "acknowledged",
        Examples.Time,
        Examples.Time,
        1,
        null,
        Examples.Time.AddMinutes(4),
        Examples.Id,
        "Codes are bought, they come this afternoon.",
        null,
        null,
        [new("mail", "ops@example.com", "raised", "sent", 1, null, Examples.Time.AddSeconds(2))]);

    public static readonly AlertRuleResponse RuleExample = FirstAlertRules.All[0].ToResponse();

    extension(Alert alert)
    {
        public AlertResponse ToResponse(IEnumerable<AlertMessage> messages) => new(
            alert.Id,
            alert.Kind,
            alert.Key,
            EnumText.Of(alert.Severity),
            alert.Message,
            alert.RecoveredAt is not null ? "recovered" : alert.AcknowledgedAt is not null ? "acknowledged" : "open",
            alert.FirstRaisedAt,
            alert.LastRaisedAt,
            alert.Count,
            alert.RecoveredAt,
            alert.AcknowledgedAt,
            alert.AcknowledgedBy,
            alert.Note,
            alert.ClosedBy,
            alert.ClosingNote,
            [.. messages.OrderBy(message => message.HappenedAt).ThenBy(message => message.Channel)
                .Select(message => message.ToResponse())]);
    }

    extension(AlertMessage message)
    {
        public AlertMessageResponse ToResponse() => new(
            EnumText.Of(message.Channel),
            message.Address,
            EnumText.Of(message.Event),
            EnumText.Of(message.State),
            message.Attempts,
            message.LastProblem,
            message.SentAt);
    }

    extension(AlertRule rule)
    {
        public AlertRuleResponse ToResponse() => new(
            rule.Code,
            rule.Meaning,
            rule.Enabled,
            rule.Notify,
            EnumText.Of(rule.Severity),
            EnumText.Of(rule.Direction),
            rule.RaiseAt,
            rule.RecoverAt,
            rule.Unit);
    }
}
