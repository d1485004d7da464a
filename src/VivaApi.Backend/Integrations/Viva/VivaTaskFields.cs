using System.Globalization;
using System.Text.Json;

namespace VivaApi.Backend.Integrations.Viva;

internal enum VivaTaskState
{
    Queued,
    Running,
    Succeeded,
    Failed,
}

/// <summary>Where the several shapes keep a task's id, state, file and progress.</summary>
internal static class VivaTaskFields
{
    /// <summary>Characters of an address; a longer one is none.</summary>
    public const int LongestUrl = 4_000;

    private static readonly string[] IdPlaces =
        ["id", "task_id", "taskId", "data.id", "data.task_id", "data.taskId", "data.data.id", "data.data.task_id"];

    private static readonly string[] StatePlaces = ["status", "state", "data.status", "data.state", "task_status", "detail.status"];

    private static readonly string[] FilePlaces =
    [
        "video_url", "url", "uri", "result_url", "data.url", "data.video_url", "data.result_url", "data.data.output", "data.output",
        "metadata.url", "detail.video_url", "data.metadata.url", "data.data.url", "data.data.video_url",
    ];

    /// <summary>Before February 2026 the relay kept a finished task's address where a failed one has its reason.</summary>
    private static readonly string[] OldFilePlaces = ["fail_reason", "data.fail_reason"];

    private static readonly string[] ListPlaces = ["videos", "data.videos"];

    private static readonly string[] ProgressPlaces = ["progress", "data.progress", "detail.progress_pct"];

    private static readonly Dictionary<string, VivaTaskState> States = new(StringComparer.Ordinal)
    {
        ["queued"] = VivaTaskState.Queued,
        ["pending"] = VivaTaskState.Queued,
        ["not_start"] = VivaTaskState.Queued,
        ["submitted"] = VivaTaskState.Queued,
        ["completed"] = VivaTaskState.Succeeded,
        ["succeeded"] = VivaTaskState.Succeeded,
        ["success"] = VivaTaskState.Succeeded,
        ["done"] = VivaTaskState.Succeeded,
        ["video_upsampling_completed"] = VivaTaskState.Succeeded,
        ["failed"] = VivaTaskState.Failed,
        ["failure"] = VivaTaskState.Failed,
        ["error"] = VivaTaskState.Failed,
        ["rejected"] = VivaTaskState.Failed,
        ["cancelled"] = VivaTaskState.Failed,
        ["timeout"] = VivaTaskState.Failed,
        ["exception"] = VivaTaskState.Failed,
        ["video_generation_failed"] = VivaTaskState.Failed,
        ["video_upsampling_failed"] = VivaTaskState.Failed,
    };

    public static string? Id(VivaAnswer answer)
    {
        foreach (var place in IdPlaces)
        {
            if (answer.Text(place) is { } id && VivaAddresses.IsTaskId(id))
            {
                return id;
            }
        }

        return null;
    }

    /// <returns>Null when the answer names no state; a name that is not in the table is a task at work.</returns>
    public static VivaTaskState? State(VivaAnswer answer)
    {
        foreach (var place in StatePlaces)
        {
            if (answer.Find(place) is { ValueKind: JsonValueKind.String } found && VivaAnswer.TextOf(found) is { } name)
            {
                return States.GetValueOrDefault(name.ToLowerInvariant(), VivaTaskState.Running);
            }
        }

        return null;
    }

    /// <summary>The finished file's address; asked for only when the state is success, or when there is neither state nor id.</summary>
    public static string? FileUrl(VivaAnswer answer)
    {
        foreach (var place in (ReadOnlySpan<string>)[.. FilePlaces, .. OldFilePlaces])
        {
            if (answer.Text(place) is { } url && IsFileUrl(url))
            {
                return url;
            }
        }

        foreach (var place in ListPlaces)
        {
            if (answer.Find(place) is { ValueKind: JsonValueKind.Array } list
                && list.GetArrayLength() > 0
                && VivaAnswer.TextOf(list[0]) is { } url
                && IsFileUrl(url))
            {
                return url;
            }
        }

        return null;
    }

    /// <summary>Whole percent, 0 to 100, from <c>30</c>, <c>30.5</c>, <c>"30"</c> or <c>"30%"</c>; 0 for anything else.</summary>
    public static int Progress(VivaAnswer answer)
    {
        var text = answer.FirstText(ProgressPlaces)?.TrimEnd('%', ' ');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && !double.IsNaN(percent)
            ? (int)Math.Clamp(percent, 0, 100)
            : 0;
    }

    private static bool IsFileUrl(string text) =>
        text.Length <= LongestUrl
        && !text.AsSpan().ContainsAny(' ', '\n', '\r')
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && url.Host.Length > 0;
}
