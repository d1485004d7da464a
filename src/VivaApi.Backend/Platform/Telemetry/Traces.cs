using System.Diagnostics;

namespace VivaApi.Backend.Platform.Telemetry;

/// <summary>Spans of our own, and the context that a stored row carries from a request to the worker that goes on with it.</summary>
internal static class Traces
{
    public const string SourceName = "VivaApi.Backend";

    /// <summary>A W3C <c>traceparent</c> has 55 characters.</summary>
    public const int ContextLength = 55;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The context at hand, to be stored; null where there is none.</summary>
    public static string? Context => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { Length: ContextLength } id } ? id : null;

    /// <returns>Null where nobody records.</returns>
    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>Goes on with a stored context; where there is none, a trace of its own begins.</summary>
    public static Activity? Continue(string name, string? context) =>
        ActivityContext.TryParse(context, null, isRemote: true, out var parent)
            ? Source.StartActivity(name, ActivityKind.Consumer, parent)
            : Source.StartActivity(name, ActivityKind.Consumer);
}
