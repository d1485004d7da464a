using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VivaApi.Sandbox.Viva.Management;

/// <summary>The management routes' success envelope, and their lists: a page object on new hosts, a bare array on old ones.</summary>
internal static class ManagementJson
{
    private const int DefaultPageSize = 10;
    private const int LargestPageSize = 100;

    public static JsonSerializerOptions Format { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task DoneAsync(HttpContext context, JsonNode? data = null)
    {
        var answer = new JsonObject { ["success"] = true, ["message"] = string.Empty };
        if (data is not null)
        {
            answer["data"] = data;
        }

        return Answers.JsonAsync(context, 200, answer);
    }

    public static Task PageAsync(HttpContext context, VivaManner manner, IReadOnlyList<JsonNode> all)
    {
        var page = Math.Max(Number(context, "p") ?? 1, 1);
        var size = Math.Clamp(Number(context, "page_size") ?? DefaultPageSize, 1, LargestPageSize);
        var items = new JsonArray([.. all.Skip((page - 1) * size).Take(size)]);
        return DoneAsync(context, manner switch
        {
            VivaManner.Modern => new JsonObject { ["page"] = page, ["page_size"] = size, ["total"] = all.Count, ["items"] = items },
            VivaManner.Legacy => items,
        });
    }

    public static int? Number(HttpContext context, string name) => (int?)LongNumber(context, name);

    public static long? LongNumber(HttpContext context, string name) =>
        long.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A filter that is left out, or zero, lets everything through.</summary>
    public static bool Fits(HttpContext context, string name, string value) =>
        context.Request.Query[name].ToString() is var wanted && (wanted.Length == 0 || wanted == value);

    public static bool IsWithin(HttpContext context, long seconds)
    {
        var end = LongNumber(context, "end_timestamp") ?? 0;
        return seconds >= (LongNumber(context, "start_timestamp") ?? 0) && (end == 0 || seconds <= end);
    }
}
