using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Backend.Features.Operations.Refills;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Payments.Reconciliation;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.UnitTests.Docs;

/// <summary>Whoever is woken at night finds what to do under the alert's own name.</summary>
public sealed partial class RunbookTests
{
    private static readonly string Runbook = File.ReadAllText(Path.Combine(Checkout(), "docs", "operations.md"));

    [Fact]
    public void Every_alert_has_its_heading()
    {
        string[] kinds =
        [
            .. FirstAlertRules.All.Select(rule => rule.Code),
            .. MasterKeyAlerts.OfRests,
            MasterKeyAlerts.Missing,
            DedicatedKeyAlerts.Stalled,
            DedicatedKeyAlerts.Unreadable,
            UpstreamCircuits.AlertKind,
            UpstreamCircuits.FundsAlertKind,
            RefillBook.RequestedAlert,
            RefillBook.UnknownAlert,
            RefillUpstream.CappedAlert,
            PaymentConfirmation.Mismatch,
            .. Enum.GetValues<FindingKind>().Select(EnumText.Of)
                .Select(kind => kind.StartsWith("bill_", StringComparison.Ordinal) ? kind : $"bill_{kind}"),
            .. PrometheusAlert().Matches(File.ReadAllText(Path.Combine(Checkout(), "operations", "prometheus-rules.yml")))
                .Select(match => match.Groups[1].Value),
        ];

        Assert.True(kinds.Length > 40, $"Only {kinds.Length} alerts are known.");
        Assert.DoesNotContain(kinds, kind => !Runbook.Contains($"\n### `{kind}`\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_alert_that_a_feature_names_in_its_code_has_its_heading()
    {
        var features = Path.Combine(Checkout(), "src", "VivaApi.Backend", "Features");
        var named = Directory.EnumerateFiles(features, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => AlarmConstant().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal).ToList();

        Assert.True(named.Count > 5, $"Only {named.Count} alerts are named.");
        Assert.DoesNotContain(named, kind => !Runbook.Contains($"\n### `{kind}`\n", StringComparison.Ordinal));
    }

    private static string Checkout([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex PrometheusAlert();

    [GeneratedRegex(@"const string \w*(?:Alarm|Alert|AlertKind) = ""([a-z]+(?:_[a-z]+)+)""")]
    private static partial Regex AlarmConstant();
}
