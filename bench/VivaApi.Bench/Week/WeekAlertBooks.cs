using System.Globalization;
using VivaApi.Backend.Features.Operations.Alerts;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Week;

/// <summary>An alert as the service keeps it.</summary>
internal sealed record KeptAlert(string Kind, string Key, DateTimeOffset RaisedAt, DateTimeOffset? RecoveredAt, long Count)
{
    public override string ToString() => $"{Kind} ({Key}): {RaisedAt:dd HH:mm:ss} to {RecoveredAt:dd HH:mm:ss}, {Count} times";
}

/// <summary>Whether each alert that had to come has come once and gone once, in its time, and no other has.</summary>
internal static class WeekAlertBooks
{
    // What is tried again tells again that it failed, as often as it is tried.
    private static readonly string[] Repeating = ["upstream_circuit", "master_key_refused", "settlement_log_unreadable"];

    public static async Task CheckAsync(
        WeekWorld world, WeekDiary diary, WeekCrossings crossings, WeekSay say, CancellationToken cancellationToken)
    {
        var kept = await KeptAsync(world, cancellationToken);
        foreach (var group in kept.GroupBy(alert => alert.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            await Console.Out.WriteLineAsync(
                $"     {group.Key}: {group.Count()} raised, {group.Count(alert => alert.RecoveredAt is not null)} recovered");
        }

        say.None(
            "rules of the catalogue that were not raised once and recovered once; those of customers at least once",
            [.. FirstAlertRules.All.Select(rule => Told(rule.Code, kept)).OfType<string>()]);
        var ofWhole = kept.Where(alert => !FirstAlertRules.OfCustomers.Contains(alert.Kind)).ToList();
        var left = ofWhole.ToList();
        var missing = diary.Alerts
            .Where(wanted => left.Find(alert => Fits(alert, wanted)) is not { } found || !left.Remove(found)).ToList();
        say.That("alerts of the whole: each once, raised and over in its time", ofWhole.Count - left.Count, diary.Alerts.Count);
        say.None("alerts that had to come in their time and did not", [.. missing.Select(wanted => wanted.ToString())]);
        say.None("alerts that came and had not to", [.. left.Select(alert => alert.ToString())]);

        var ofCustomers = kept.Where(alert => FirstAlertRules.OfCustomers.Contains(alert.Kind))
            .Select(alert => new Crossing(alert.Key, alert.Kind, alert.RaisedAt, alert.RecoveredAt)).ToList();
        foreach (var kind in FirstAlertRules.OfCustomers)
        {
            say.That(
                $"{kind}: one alert for each time that a customer crossed the threshold, by the ledger",
                ofCustomers.Count(alert => alert.Kind == kind),
                crossings.All.Count(crossing => crossing.Kind == kind));
        }

        say.None(
            "customers' alerts that the ledger does not tell of", [.. ofCustomers.Except(crossings.All).Select(one => one.ToString())]);
        say.None("crossings of the ledger without an alert", [.. crossings.All.Except(ofCustomers).Select(one => one.ToString())]);
        Counts(world, kept, say);
    }

    public static Task<List<KeptAlert>> KeptAsync(WeekWorld world, CancellationToken cancellationToken) => world.RowsAsync(
        "select kind, key, first_raised_at, recovered_at, count::bigint from alerts order by first_raised_at, kind, key",
        row => new KeptAlert(
            row.GetString(0),
            row.GetString(1),
            new DateTimeOffset(row.GetDateTime(2), TimeSpan.Zero),
            row.IsDBNull(3) ? null : new DateTimeOffset(row.GetDateTime(3), TimeSpan.Zero),
            row.GetInt64(4)),
        cancellationToken);

    // An alert that counts what happens while it is open counts as often as VivaAPI has refused; the others have nothing to count.
    private static void Counts(WeekWorld world, List<KeptAlert> kept, WeekSay say)
    {
        long CountOf(string kind) => kept.Where(alert => alert.Kind == kind).Sum(alert => alert.Count);
        say.That(
            "submits without a channel, counted by the circuit's alert = by VivaAPI",
            CountOf("upstream_circuit"),
            world.Viva.Submissions.Count(submit => submit.Fault == VivaFault.NoChannel));
        say.That(
            "requests with the refused key, counted by its alert = by VivaAPI",
            CountOf("master_key_refused"),
            world.Viva.RefusalsOf(WeekWorld.SecondKey));
        say.None(
            "other alerts that were raised again while they were open",
            [.. kept.Where(alert => alert.Count > 1 && !Repeating.Contains(alert.Kind))
                .Select(alert => alert.ToString())]);
    }

    private static string? Told(string rule, List<KeptAlert> kept)
    {
        var alerts = kept.Where(alert => alert.Kind == rule).ToList();
        var over = alerts.Count(alert => alert.RecoveredAt is not null);
        return alerts.Count == over && (over == 1 || (over > 1 && FirstAlertRules.OfCustomers.Contains(rule)))
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{rule}: {alerts.Count} times, {over} of them over");
    }

    private static bool Fits(KeptAlert alert, WantedAlert wanted) => alert.Kind == wanted.Kind
        && IsIn(alert.RaisedAt, wanted.RaisedFrom, wanted.Within)
        && alert.RecoveredAt is { } over
        && IsIn(over, wanted.RecoveredFrom, wanted.Within);

    private static bool IsIn(DateTimeOffset at, DateTimeOffset from, TimeSpan within) => at >= from && at < from + within;
}
