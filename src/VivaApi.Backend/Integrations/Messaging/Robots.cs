using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VivaApi.Backend.Integrations.Messaging;

/// <summary>
/// The group robots of DingTalk and WeCom: what is posted to them, how DingTalk wants it signed, and how their answers are read. Both
/// answer HTTP 200 to refusals too; <c>errcode</c> 0 alone is a yes.
/// </summary>
internal static class Robots
{
    /// <summary>Longest text of a robot's message in bytes: WeCom takes 2,048, DingTalk 20,000.</summary>
    public const int MaxTextBytes = 2_048;

    /// <summary>The body of a plain text message, the same for both.</summary>
    public static string TextBody(string text) => new JsonObject
    {
        ["msgtype"] = "text",
        ["text"] = new JsonObject { ["content"] = Short(text) },
    }.ToJsonString();

    /// <summary>
    /// A DingTalk robot's address with its signature: HMAC-SHA256, keyed with the secret, of the time in milliseconds, a line feed and the
    /// secret; base64, escaped. DingTalk refuses a time that is an hour off.
    /// </summary>
    public static string SignedDingTalk(string url, string secret, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{secret}"));
        var joint = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{url}{joint}timestamp={timestamp}&sign={Uri.EscapeDataString(Convert.ToBase64String(hash))}";
    }

    public static SendOutcome Read(int status, string body)
    {
        if (status is not (>= 200 and < 300))
        {
            return HttpMessages.OfStatus(status);
        }

        return ErrorCode(body) switch
        {
            0 => new SendOutcome.Sent(),
            null => new SendOutcome.Failed("an answer without errcode"),

            // Asked too often, or an address, a secret or a keyword that an operator can mend: all are worth another try.
            { } code => new SendOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"errcode {code}")),
        };
    }

    private static long? ErrorCode(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject answer && answer["errcode"] is JsonValue code && code.TryGetValue(out long number)
                ? number
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Short(string text)
    {
        var bytes = 0;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxTextBytes)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.ToString();
    }
}
