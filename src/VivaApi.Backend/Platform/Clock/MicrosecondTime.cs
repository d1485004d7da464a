namespace VivaApi.Backend.Platform.Clock;

/// <summary>
/// The system's clock in PostgreSQL's grain: what is answered before a row is stored and what is read from it later are the same.
/// </summary>
internal sealed class MicrosecondTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        var now = System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
