using System.Globalization;
using System.Text.Json;

namespace VivaApi.Backend.Integrations.Viva.Tokens;

/// <summary>
/// Reads the token API's answers in both manners: HTTP 200 may carry a refusal, 429 comes empty, lists come in two shapes.
/// </summary>
internal static class VivaTokenReader
{
    private const int Enabled = 1;
    private const string KeyPrefix = "sk-";

    // The relay's own words; it gives no code for them.
    private static readonly string[] WordsForFull = ["最大令牌数量", "maximum number of tokens"];
    private static readonly string[] WordsForDenied = ["access token", "无权进行此操作", "未登录"];

    /// <returns>Null when the answer is a good one.</returns>
    public static (VivaTokenTrouble Trouble, string Reason)? Trouble(VivaReply reply, out VivaAnswer answer)
    {
        var readable = VivaAnswer.TryRead(reply.Body, out answer);
        var error = readable ? VivaError.ReadRefusal(answer) : null;
        var words = error?.Message ?? string.Empty;
        if (reply.IsSuccess && readable && answer.Find("success") is not { ValueKind: JsonValueKind.False })
        {
            return null;
        }

        var reason = error is null ? $"HTTP {reply.Status}" : $"HTTP {reply.Status}, {error.Outline}";
        return reply.Status switch
        {
            429 => (VivaTokenTrouble.Throttled, reason),
            401 or 403 => (VivaTokenTrouble.Denied, reason),
            _ when !readable || reply.Status >= 500 => (VivaTokenTrouble.Unreachable, reason),
            _ when HasAny(words, WordsForFull) => (VivaTokenTrouble.Full, reason),
            _ when HasAny(words, WordsForDenied) => (VivaTokenTrouble.Denied, reason),
            _ => (VivaTokenTrouble.Refused, reason),
        };
    }

    /// <summary>The tokens of one page, and whether it was the last.</summary>
    public static IReadOnlyList<VivaToken> Page(VivaAnswer answer)
    {
        var list = answer.Find("data") is { ValueKind: JsonValueKind.Array } bare ? bare : answer.Find("data.items");
        return list is { ValueKind: JsonValueKind.Array } found
            ? [.. found.EnumerateArray().Select(item => Token(new VivaAnswer(item))).OfType<VivaToken>()]
            : [];
    }

    /// <summary>The one token of an answer; null where there is none to be read.</summary>
    public static VivaToken? One(VivaAnswer answer) =>
        answer.Find("data") is { ValueKind: JsonValueKind.Object } found ? Token(new VivaAnswer(found)) : null;

    /// <summary>Keys by the token's id, out of an answer to a reveal of many.</summary>
    public static IReadOnlyDictionary<long, string> Keys(VivaAnswer answer)
    {
        var keys = new Dictionary<long, string>();
        if (answer.Find("data.keys") is { ValueKind: JsonValueKind.Object } found)
        {
            foreach (var pair in found.EnumerateObject())
            {
                if (long.TryParse(pair.Name, CultureInfo.InvariantCulture, out var id)
                    && WholeKey(VivaAnswer.TextOf(pair.Value)) is { } key)
                {
                    keys[id] = key;
                }
            }
        }

        return keys;
    }

    private static VivaToken? Token(VivaAnswer item) => Number(item, "id") is { } id && item.Text("name") is { } name
        ? new VivaToken(
            id,
            WholeKey(item.Text("key")),
            Number(item, "status") is null or Enabled,
            new VivaTokenBody(
                id,
                name,
                Number(item, "remain_quota") ?? 0,
                IsTrue(item, "unlimited_quota"),
                Number(item, "expired_time") ?? VivaTokenBody.NeverExpires,
                IsTrue(item, "model_limits_enabled"),
                item.Text("model_limits") ?? string.Empty,
                item.Text("allow_ips") ?? string.Empty,
                item.Text("group") ?? string.Empty,
                IsTrue(item, "cross_group_retry")),
            Number(item, "used_quota") ?? 0)
        : null;

    private static string? WholeKey(string? text) => text is null || text.Contains('*', StringComparison.Ordinal) ? null
        : text.StartsWith(KeyPrefix, StringComparison.Ordinal) ? text
        : KeyPrefix + text;

    private static long? Number(VivaAnswer item, string place) =>
        long.TryParse(item.Text(place), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsTrue(VivaAnswer item, string place) => item.Find(place) is { ValueKind: JsonValueKind.True };

    private static bool HasAny(string text, string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
