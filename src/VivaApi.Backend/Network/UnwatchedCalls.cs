using System.Diagnostics.Metrics;

namespace VivaApi.Backend.Network;

/// <summary>
/// For calls to addresses that somebody else chooses, or that are secrets as a whole: a metric has a series for each host that it is tagged
/// with, so whoever chooses hosts fills the memory of all who keep metrics, and a span tells the whole path.
/// </summary>
internal static class UnwatchedCalls
{
    /// <summary>Makes no spans, sends no trace context, and measures where nobody looks.</summary>
    public static SocketsHttpHandler Unwatched(this SocketsHttpHandler handler)
    {
        handler.ActivityHeadersPropagator = null;
        handler.MeterFactory = SilentMeters.Only;
        return handler;
    }

    private sealed class SilentMeters : IMeterFactory
    {
        public static readonly SilentMeters Only = new();

        // Metrics are picked by their meter's name, and nobody picks this one.
        private static readonly Meter Silent = new("VivaApi.Unwatched");

        public Meter Create(MeterOptions options) => Silent;

        public void Dispose()
        {
            // It lives as long as the process: handlers come and go.
        }
    }
}
