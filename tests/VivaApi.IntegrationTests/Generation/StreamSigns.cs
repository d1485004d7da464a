using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

internal static class StreamSigns
{
    /// <summary>What comes at the next sign of life, or instead of it.</summary>
    public static async Task<ServerEvent?> NextSignAsync(this EventStream stream, World world)
    {
        var next = stream.NextAsync();
        for (var minute = 0; minute < 20 && !next.IsCompleted; minute++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(61));
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        }

        return await next;
    }
}
