namespace VivaApi.Backend.Platform.Workers;

internal static class Pauses
{
    /// <summary>Waits on the injected clock; returns early, without an exception, when the process stops.</summary>
    public static async Task Pause(this TimeProvider time, TimeSpan length, CancellationToken stoppingToken) =>
        await Task.Delay(length, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
