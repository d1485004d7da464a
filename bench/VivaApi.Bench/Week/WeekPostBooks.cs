using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VivaApi.Backend.Features.Operations.Alerts;

namespace VivaApi.Bench.Week;

/// <summary>
/// Whether people got exactly one message of each alert and of its end, over every channel and in this order, those of customers' quotas
/// together, and customers theirs.
/// </summary>
internal static partial class WeekPostBooks
{
    public static async Task CheckAsync(WeekWorld world, WeekCrossings crossings, WeekSay say, CancellationToken cancellationToken)
    {
        List<string> wanted =
        [
            .. (await WeekAlertBooks.KeptAsync(world, cancellationToken))
                .Where(alert => !FirstAlertRules.OfCustomers.Contains(alert.Kind))
                .SelectMany(alert => new[] { $"raised {alert.Kind} ({alert.Key})", $"recovered {alert.Kind} ({alert.Key})" }),
            .. crossings.Digests,
        ];
        say.That("quotas were told of together: fewer messages than crossings", crossings.Digests.Count < crossings.All.Count ? 1 : 0, 1);
        var mails = world.Mailbox.Mails.ToLookup(mail => mail.To.Mailboxes.Single().Address, StringComparer.Ordinal);
        foreach (var address in WeekSettings.OperatorsMails)
        {
            CompareAlerts($"mails to {address}", [.. mails[address].Select(mail => Told($"{mail.Subject}\n{mail.TextBody}"))], wanted, say);
        }

        CompareAlerts("posts to the webhook", [.. world.Receiver.Taken("/hook").Select(ToldByHook)], wanted, say);
        CompareAlerts("messages of the DingTalk robot", [.. world.Receiver.Taken("/ding").Select(ToldByRobot)], wanted, say);
        CompareAlerts("messages of the WeCom robot", [.. world.Receiver.Taken("/wecom").Select(ToldByRobot)], wanted, say);
        say.That("first posts that were refused, and came again", world.Receiver.Refused + world.Mailbox.Refused, 4);

        var addresses = await world.RowsAsync(
            "select id::text, email from users", row => (Id: row.GetString(0), Email: row.GetString(1)), cancellationToken);
        Compare(
            "mails to customers: credits that run low, by the ledger, and an endpoint that is gone",
            [.. mails.Where(group => !WeekSettings.OperatorsMails.Contains(group.Key))
                .SelectMany(group => group.Select(mail => $"{Word(mail.Subject)} {group.Key}"))],
            [
                .. addresses.SelectMany(one => Enumerable.Repeat($"low {one.Email}", crossings.LowCreditNotices.GetValueOrDefault(one.Id))),
                $"gone {WeekPerson.EmailOf(ShopActs.Integrator)}",
            ],
            say);
    }

    private static string Word(string? subject) => subject switch
    {
        not null when subject.EndsWith("credits left", StringComparison.Ordinal) => "low",
        not null when subject.EndsWith("endpoint switched off", StringComparison.Ordinal) => "gone",
        _ => $"({subject})",
    };

    private static void CompareAlerts(string what, List<string> got, List<string> wanted, WeekSay say)
    {
        Compare(what, got, wanted, say);
        say.None($"{what}: of an end before its beginning", [.. EndsBeforeBeginnings(got)]);
    }

    private static void Compare(string what, List<string> got, List<string> wanted, WeekSay say)
    {
        var (have, want) = (Counted(got), Counted(wanted));
        say.That(what, got.Count, wanted.Count);
        say.None(
            $"{what}: of what there is more or less than there should be",
            [.. have.Keys.Union(want.Keys).Where(key => have.GetValueOrDefault(key) != want.GetValueOrDefault(key)).Select(key =>
                string.Create(
                    CultureInfo.InvariantCulture, $"{key}: {have.GetValueOrDefault(key)}, not {want.GetValueOrDefault(key)}"))]);
    }

    private static IEnumerable<string> EndsBeforeBeginnings(List<string> lines)
    {
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var words in lines.Select(line => line.Split(' ', 2)))
        {
            var what = words[^1];
            open[what] = open.GetValueOrDefault(what) + (words[0] == "raised" ? 1 : words[0] == "recovered" ? -1 : 0);
            if (open[what] < 0)
            {
                yield return what;
            }
        }
    }

    private static Dictionary<string, int> Counted(IEnumerable<string> lines) =>
        lines.CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static string ToldByHook(JsonNode post) =>
        Told($"[{(string)post["event"]!}] {(string)post["kind"]!} ({(string)post["key"]!})\n{(string)post["message"]!}");

    private static string ToldByRobot(JsonNode post) => Told((string)post["text"]!["content"]!);

    private static string Told(string text)
    {
        if (Headline().Match(text) is not { Success: true } found)
        {
            return text;
        }

        return Digest().Match(text) is { Success: true } counted
            ? WeekDigests.Line(found.Groups["kind"].Value, NumberIn(counted, "up"), NumberIn(counted, "back"))
            : $"{(found.Groups["word"].Value == "recovered" ? "recovered" : "raised")} {found.Groups["kind"].Value} "
                + $"({found.Groups["key"].Value})";
    }

    private static int NumberIn(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\[(VivaApi )?(?<word>[a-z]+)\] (?<kind>\S+) \((?<key>[^)]*)\)")]
    private static partial Regex Headline();

    [GeneratedRegex(@"have reached the threshold: (?<up>\d+)[^;]*; back below it: (?<back>\d+)\.")]
    private static partial Regex Digest();
}
