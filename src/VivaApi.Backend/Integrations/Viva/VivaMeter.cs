using System.Diagnostics.Metrics;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>How long VivaAPI takes and how it answers. No key, task or customer is in it.</summary>
internal static class VivaMeter
{
    public const string Name = "Viva.Upstream";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "viva_upstream_duration_seconds", "s", "Time until VivaAPI's whole answer, by what was called and how it ended.");

    /// <param name="call"><c>order</c> for what VivaAPI acts on, <c>question</c> for what it only answers.</param>
    /// <param name="exchange">How it ended.</param>
    /// <param name="time">How long it took.</param>
    public static void Took(string call, VivaExchange exchange, TimeSpan time) => Duration.Record(
        time.TotalSeconds,
        new KeyValuePair<string, object?>("call", call),
        new KeyValuePair<string, object?>("outcome", Outcome(exchange)));

    private static string Outcome(VivaExchange exchange) => exchange switch
    {
        VivaExchange.Answered { Reply.Status: >= 200 and < 300 } => "ok",
        VivaExchange.Answered { Reply.Status: >= 500 } => "server_error",
        VivaExchange.Answered => "refused",
        VivaExchange.NotSent => "not_sent",
        _ => "broken",
    };
}
