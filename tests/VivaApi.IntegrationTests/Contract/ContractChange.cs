using System.Globalization;

namespace VivaApi.IntegrationTests.Contract;

/// <summary>Tells what of a released contract a new one no longer holds. What is new and asks nothing of callers is no breach.</summary>
internal static class ContractChange
{
    private const string By = " by ";
    private const string NoFormat = "of no format";

    /// <summary>What a repeat does, each better for callers than the one before.</summary>
    private static readonly string[] Repeats = ["none", "key", "harmless", "safe"];

    private static readonly string[] LeastBounds = ["minimum", "minLength", "minItems"];
    private static readonly string[] MostBounds = ["maximum", "maxLength", "maxItems"];

    /// <returns>A sentence for each breach; none when every caller of the released contract can go on.</returns>
    public static IReadOnlyList<string> Breaches(IReadOnlyDictionary<string, string> released, IReadOnlyDictionary<string, string> now) =>
    [
        .. released.Where(place => !now.ContainsKey(place.Key) && !IsWiderNow(place.Key, now)).Select(place => $"{place.Key} is gone"),
        .. released.Where(place => now.ContainsKey(place.Key)).SelectMany(place => Narrowed(place.Key, place.Value, now[place.Key])),
        .. now.Where(place => IsNewDemand(place.Key, place.Value, released)).Select(place => $"{place.Key} is asked for"),
    ];

    private static IEnumerable<string> Narrowed(string place, string before, string after)
    {
        var (was, now) = (before.Split(' '), after.Split(' '));
        var isSent = place.Contains(" > ", StringComparison.Ordinal);
        var isAnswered = place.Contains(" < ", StringComparison.Ordinal);
        if (!isSent && !isAnswered)
        {
            // An address and what a repeat does, or the members of a problem.
            return was.Except(now).Where(word => !IsRepeat(word) || Repeat([word]) > Repeat(now))
                .Select(word => $"{place} no longer has {word}");
        }

        List<string> breaches = [];
        if (was[0] != now[0])
        {
            breaches.Add($"{place} was {was[0]} and is {now[0]}");
        }

        var (hard, soft) = isSent ? ("required", "nullable") : ("nullable", "required");
        if (now.Contains(hard) && !was.Contains(hard))
        {
            breaches.Add($"{place} has become {hard}");
        }

        if (was.Contains(soft) && !now.Contains(soft))
        {
            breaches.Add($"{place} is no longer {soft}");
        }

        // Of what is sent a format may be given up, of what is answered it may not.
        var (had, has) = (Format(was), Format(now));
        if (had != has && (isSent ? has : had) != NoFormat)
        {
            breaches.Add($"{place} was {had} and is {has}");
        }

        if (isSent)
        {
            breaches.AddRange(Limits(was, now).Select(limit => $"{place} takes less: {limit}"));
        }

        return breaches;
    }

    private static bool IsRepeat(string word) => word.StartsWith("repeat:", StringComparison.Ordinal);

    private static int Repeat(string[] words) => Array.IndexOf(Repeats, Values(words, "repeat").SingleOrDefault());

    private static string Format(string[] words) => Values(words, "format") is [var format] ? $"format {format}" : NoFormat;

    // A way in may go when one is left that asks for less.
    private static bool IsWiderNow(string place, IReadOnlyDictionary<string, string> now)
    {
        var by = place.IndexOf(By, StringComparison.Ordinal);
        return by >= 0 && (now.ContainsKey($"{place[..by]}{By}anyone")
            || (place.IndexOf(':', by) is > 0 and var colon && now.ContainsKey(place[..colon])));
    }

    private static IEnumerable<string> Limits(string[] was, string[] now)
    {
        var values = Values(now, "enum");
        var lost = values.Count == 0 ? [] : Values(was, "enum") is { Count: > 0 } before ? before.Except(values).ToList() : values;
        return lost.Select(value => $"enum {value}")
            .Concat(Values(now, "pattern").Except(Values(was, "pattern")))
            .Concat(LeastBounds.Where(bound => Bound(now, bound, long.MinValue) > Bound(was, bound, long.MinValue)))
            .Concat(MostBounds.Where(bound => Bound(now, bound, long.MaxValue) < Bound(was, bound, long.MaxValue)));
    }

    // A required member of something that is itself new and may be left out asks nothing of anybody.
    private static bool IsNewDemand(string place, string words, IReadOnlyDictionary<string, string> released)
    {
        var arrow = place.IndexOf(" > ", StringComparison.Ordinal);
        if (arrow < 0 || released.ContainsKey(place) || !words.Split(' ').Contains("required") || !released.ContainsKey(place[..arrow]))
        {
            return false;
        }

        var dot = place.LastIndexOf('.');
        return dot < arrow || released.ContainsKey(place[..dot]);
    }

    private static List<string> Values(string[] words, string name) =>
        [.. words.Where(word => word.StartsWith($"{name}:", StringComparison.Ordinal)).Select(word => word[(name.Length + 1)..])];

    private static decimal Bound(string[] words, string name, decimal otherwise) =>
        Values(words, name) is [var value] ? decimal.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
