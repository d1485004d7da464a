using VivaApi.Backend.Platform.Alerts;

namespace VivaApi.Backend.Features.Operations.Alerts;

/// <summary>The rules and what they are born with; an operator may change thresholds, not what is measured.</summary>
internal static class FirstAlertRules
{
    public const string TotalUsed = "total_used";
    public const string UpstreamBalanceLow = "upstream_balance_low";
    public const string UpstreamBalanceUnknown = "upstream_balance_unknown";
    public const string CustomerUsedHigh = "customer_used_high";
    public const string CustomerUsedUp = "customer_used_up";
    public const string ReserveLow = "reserve_low";
    public const string ReconciliationFindings = "reconciliation_findings";
    public const string JobsInDoubtOld = "jobs_in_doubt_old";
    public const string KeysFailing = "keys_failing";
    public const string FailedJobsRate = "failed_jobs_rate";

    public const string SettlementLate = "settlement_late";
    public const string SettlementLeak = "settlement_leak";

    /// <summary>Held against each customer, whose id is the alert's key; all others are of the whole.</summary>
    public static IReadOnlyList<string> OfCustomers { get; } = [CustomerUsedHigh, CustomerUsedUp];

    public static IReadOnlyList<AlertRule> All { get; } =
    [
        New(TotalUsed, AlertDirection.Above, 0.8m, 0.75m, "ratio", AlertSeverity.Warning, "Share of all customers' quota that is used."),
        New(UpstreamBalanceLow, AlertDirection.Below, 1_000m, 1_200m, "credits", AlertSeverity.Critical,
            "What VivaAPI's accounts hold, in credits."),
        New(UpstreamBalanceUnknown, AlertDirection.Above, 30m, 5m, "minutes", AlertSeverity.Warning,
            "For how long VivaAPI has not said what its accounts hold."),
        New(CustomerUsedHigh, AlertDirection.Above, 0.8m, 0.75m, "ratio", AlertSeverity.Warning,
            "Share of one customer's quota that is used."),
        New(CustomerUsedUp, AlertDirection.Above, 1m, 0.95m, "ratio", AlertSeverity.Warning, "The same, used up."),
        New(ReserveLow, AlertDirection.Below, 0.2m, 0.25m, "ratio", AlertSeverity.Critical,
            "What VivaAPI's accounts hold beyond the jobs that wait, as a share of the credits that customers have not used."),
        New(ReconciliationFindings, AlertDirection.Above, 1m, 1m, "count", AlertSeverity.Critical,
            "Differences between Alipay's bills and our books that nobody has settled."),
        New(JobsInDoubtOld, AlertDirection.Above, 30m, 10m, "minutes", AlertSeverity.Warning,
            "For how long the oldest job in doubt has been in doubt."),
        New(KeysFailing, AlertDirection.Above, 1m, 1m, "count", AlertSeverity.Critical, "Master keys that VivaAPI refuses."),
        New(FailedJobsRate, AlertDirection.Above, 0.3m, 0.1m, "ratio", AlertSeverity.Critical,
            "Share of the jobs of the last quarter of an hour that failed by no fault of the customer's, of ten or more."),
        New(SettlementLate, AlertDirection.Above, 3m, 1m, "hours", AlertSeverity.Warning,
            "For how long a day that should have been closed has not been."),
        New(SettlementLeak, AlertDirection.Above, 5_000m, 2_500m, "fen", AlertSeverity.Warning,
            "What VivaAPI kept for jobs of the last closed day that customers have their credits back for."),
    ];

    private static AlertRule New(
        string code,
        AlertDirection direction,
        decimal raiseAt,
        decimal recoverAt,
        string unit,
        AlertSeverity severity,
        string meaning) => new()
        {
            Code = code,
            Enabled = true,
            Notify = true,
            Direction = direction,
            RaiseAt = raiseAt,
            RecoverAt = recoverAt,
            Unit = unit,
            Severity = severity,
            Meaning = meaning,
        };
}
