namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>Waits for what another thread is about to do, with patience that no sound run needs.</summary>
internal static class Eventually
{
    public static Task IsTrueAsync(Func<bool> seen) => IsTrueAsync(() => Task.FromResult(seen()));

    public static async Task IsTrueAsync(Func<Task<bool>> seen)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (!await seen())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
        }
    }
}
