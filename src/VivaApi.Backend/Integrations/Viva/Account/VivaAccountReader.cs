using System.Globalization;
using System.Text.Json;

namespace VivaApi.Backend.Integrations.Viva.Account;

/// <summary>
/// Reads answers of the management routes: HTTP 200 may carry <c>success: false</c>, and a list is an array on old hosts and a page with
/// <c>items</c> on new ones. Never throws, whatever stands there.
/// </summary>
internal static class VivaAccountReader
{
    // Seconds until the year 5138; whatever is larger is milliseconds.
    private const long LargestSecond = 99_999_999_999;

    /// <returns>
    /// The page's entries, and how many there are in all where the host says so; null when the answer is no list, with the reason in
    /// <paramref name="trouble"/>.
    /// </returns>
    public static (IReadOnlyList<JsonElement> Items, long? Total)? Page(VivaReply reply, out string trouble)
    {
        if (!TryData(reply, out var answer, out trouble))
        {
            return null;
        }

        var list = answer.Find("data") is { ValueKind: JsonValueKind.Array } bare ? bare : answer.Find("data.items");
        if (list is not { ValueKind: JsonValueKind.Array } found)
        {
            trouble = $"HTTP {reply.Status} without a list";
            return null;
        }

        return ([.. found.EnumerateArray()], Number(answer, "data.total"));
    }

    /// <returns>Null for an entry without an id or a time.</returns>
    public static VivaTaskRecord? Task(JsonElement item)
    {
        var entry = new VivaAnswer(item);
        return entry.Text("task_id") is { } id && VivaAddresses.IsTaskId(id)
            && Time(entry, "submit_time", "created_at") is { } submittedAt
            ? new VivaTaskRecord(
                id,
                submittedAt,
                entry.FirstText("properties.origin_model_name", "properties.upstream_model_name", "properties.model"),
                Number(entry, "quota"),
                entry.FirstText("properties.input", "prompt"),
                string.Equals(entry.Text("status"), "FAILURE", StringComparison.OrdinalIgnoreCase))
            : null;
    }

    /// <returns>Null for an entry that is no charge.</returns>
    public static VivaCharge? Charge(JsonElement item)
    {
        var entry = new VivaAnswer(item);
        return Number(entry, "type") is null or 2 && Time(entry, "created_at") is { } at && Number(entry, "quota") is { } quota
            ? new VivaCharge(at, entry.Text("model_name"), quota)
            : null;
    }

    /// <returns>Null for an entry that gives nothing back.</returns>
    public static VivaCharge? Refund(JsonElement item)
    {
        var entry = new VivaAnswer(item);
        return Number(entry, "type") is null or 6 && Time(entry, "created_at") is { } at && Number(entry, "quota") is { } quota
            ? new VivaCharge(at, entry.Text("model_name"), quota)
            : null;
    }

    /// <returns>Null for an entry that is no top-up; the quota is 0 where the host tells it in words alone.</returns>
    public static VivaCharge? TopUp(JsonElement item)
    {
        var entry = new VivaAnswer(item);
        return Number(entry, "type") is null or 1 && Time(entry, "created_at") is { } at
            ? new VivaCharge(at, null, Number(entry, "quota") ?? 0)
            : null;
    }

    public static VivaBalance Balance(VivaReply reply) =>
        !TryData(reply, out var answer, out var trouble) ? new VivaBalance.Unknown(trouble)
        : Number(answer, "data.quota") is { } quota ? new VivaBalance.Known(quota)
        : new VivaBalance.Unknown($"HTTP {reply.Status} without a balance");

    private static bool TryData(VivaReply reply, out VivaAnswer answer, out string trouble)
    {
        if (!VivaAnswer.TryRead(reply.Body, out answer))
        {
            trouble = $"HTTP {reply.Status} with an answer that is not JSON";
            return false;
        }

        var refused = !reply.IsSuccess || answer.Find("success") is { ValueKind: JsonValueKind.False };
        trouble = refused ? $"HTTP {reply.Status}, {VivaError.ReadRefusal(answer).Outline}" : string.Empty;
        return !refused;
    }

    private static DateTimeOffset? Time(VivaAnswer entry, params ReadOnlySpan<string> places)
    {
        foreach (var place in places)
        {
            if (Number(entry, place) is { } number and > 0)
            {
                return number > LargestSecond
                    ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(number, LargestSecond * 1_000))
                    : DateTimeOffset.FromUnixTimeSeconds(number);
            }
        }

        return null;
    }

    private static long? Number(VivaAnswer entry, string place) =>
        long.TryParse(entry.Text(place), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
