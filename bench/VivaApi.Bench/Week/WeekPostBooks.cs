using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VivaApi.Bench.Week;

/// <summary>Whether people got exactly one message of each alert and of its end, over every channel, and customers theirs.</summary>
internal static partial class WeekPostBooks
{
    public static async Task CheckAsync(WeekWorld world, WeekCrossings crossings, WeekSay say, CancellationToken cancellationToken)
    {
        var wanted = (await WeekAlertBooks.KeptAsync(world, cancellationToken))
            .SelectMany(alert => new[] { $"raised {alert.Kind} ({alert.Key})", $"recovered {alert.Kind} ({alert.Key})" }).ToList();
        var mails = world.Mailbox.Mails.ToLookup(mail => mail.To.Mailboxes.Single().Address, StringComparer.Ordinal);
        Compare("mails", mails[WeekSettings.OperatorsMail].Select(mail => Told(mail.Subject ?? string.Empty)), wanted, say);
        Compare(
            "posts to the webhook",
            world.Receiver.Taken("/hook").Select(post => $"{(string)post["event"]!} {(string)post["kind"]!} ({(string)post["key"]!})"),
            wanted,
            say);
        Compare("messages of the DingTalk robot", world.Receiver.Taken("/ding").Select(ToldByRobot), wanted, say);
        Compare("messages of the WeCom robot", world.Receiver.Taken("/wecom").Select(ToldByRobot), wanted, say);
        say.That("first posts that were refused, and came again", world.Receiver.Refused + world.Mailbox.Refused, 4);

        var addresses = await world.RowsAsync(
            "select id::text, email from users", row => (Id: row.GetString(0), Email: row.GetString(1)), cancellationToken);
        Compare(
            "mails to customers whose credits run low, by the ledger",
            mails.Where(group => group.Key != WeekSettings.OperatorsMail).SelectMany(group => group.Select(_ => group.Key)),
            [.. addresses.SelectMany(one => Enumerable.Repeat(one.Email, crossings.LowCreditNotices.GetValueOrDefault(one.Id)))],
            say);
    }

    private static void Compare(string what, IEnumerable<string> got, List<string> wanted, WeekSay say)
    {
        var (have, want) = (Counted(got), Counted(wanted));
        say.That(what, have.Values.Sum(), wanted.Count);
        say.None(
            $"{what}: of what there is not exactly one",
            [.. have.Keys.Union(want.Keys).Where(key => have.GetValueOrDefault(key) != want.GetValueOrDefault(key)).Select(key =>
                string.Create(
                    CultureInfo.InvariantCulture, $"{key}: {have.GetValueOrDefault(key)}, not {want.GetValueOrDefault(key)}"))]);
    }

    private static Dictionary<string, int> Counted(IEnumerable<string> lines) =>
        lines.CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static string ToldByRobot(JsonNode post) => Told((string)post["text"]!["content"]!);

    private static string Told(string line) => Headline().Match(line) is { Success: true } found
        ? $"{(found.Groups["word"].Value == "recovered" ? "recovered" : "raised")} {found.Groups["what"].Value}"
        : line;

    [GeneratedRegex(@"^\[(VivaApi )?(?<word>[a-z]+)\] (?<what>\S+ \([^)]*\))")]
    private static partial Regex Headline();
}
