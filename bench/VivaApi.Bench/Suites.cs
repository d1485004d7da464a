using VivaApi.Bench.Auditing;
using VivaApi.Bench.Bills;
using VivaApi.Bench.Chaos;
using VivaApi.Bench.Ledger;
using VivaApi.Bench.Month;
using VivaApi.Bench.Notifications;
using VivaApi.Bench.Overview;
using VivaApi.Bench.Questions;
using VivaApi.Bench.Queue;
using VivaApi.Bench.RateLimits;
using VivaApi.Bench.Streams;
using VivaApi.Bench.Webhooks;
using VivaApi.Bench.Week;

namespace VivaApi.Bench;

/// <summary>One suite: takes the rest of the command line and returns the exit code, 0 only if everything it promises holds.</summary>
internal delegate Task<int> Suite(IReadOnlyList<string> arguments, CancellationToken cancellationToken);

/// <summary>Every suite by the name that starts it; each has a folder of its own beside this file.</summary>
internal static class Suites
{
    public static IReadOnlyDictionary<string, Suite> All { get; } = new Dictionary<string, Suite>(StringComparer.Ordinal)
    {
        ["audit"] = AuditSuite.RunAsync,
        ["bills"] = BillSuite.RunAsync,
        ["chaos"] = ChaosBench.RunAsync,
        ["ledger"] = LedgerBench.RunAsync,
        ["month"] = MonthSuite.RunAsync,
        ["notifications"] = NotificationSuite.RunAsync,
        ["overview"] = OverviewSuite.RunAsync,
        ["questions"] = QuestionSuite.RunAsync,
        ["queue"] = QueueBench.RunAsync,
        ["rate-limits"] = RateLimitBench.RunAsync,
        ["streams"] = StreamsBench.RunAsync,
        ["webhooks"] = WebhookSuite.RunAsync,
        ["week"] = WeekSuite.RunAsync,
    };
}
