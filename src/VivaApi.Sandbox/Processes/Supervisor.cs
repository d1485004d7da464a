namespace VivaApi.Sandbox.Processes;

/// <summary>Keeps one part running: when it ends without having been asked to, says so and starts it again, ever more slowly.</summary>
/// <param name="name">The part, as a person knows it.</param>
/// <param name="startAsync">Starts the part and returns once it is ready.</param>
/// <param name="say">Where a crash and a restart are told.</param>
internal sealed class Supervisor(
    string name, Func<CancellationToken, Task<GuardedProcess>> startAsync, Action<string> say, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan HealthyAfter = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stopping = new();
    private GuardedProcess? current;
    private Task watching = Task.CompletedTask;

    /// <summary>The first start; its failure is the caller's to tell.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        current = await startAsync(cancellationToken);
        watching = WatchAsync(current);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        if (current is not null)
        {
            await current.DisposeAsync();
        }

        stopping.Dispose();
    }

    private async Task WatchAsync(GuardedProcess running)
    {
        var pause = FirstPause;
        try
        {
            while (true)
            {
                var since = time.GetTimestamp();
                var code = await running.Ended.WaitAsync(stopping.Token);
                await running.DisposeAsync();
                pause = time.GetElapsedTime(since) > HealthyAfter ? FirstPause : pause;
                say($"{name} ended unexpectedly (exit code {code}); starting it again");
                (running, pause) = await RestartAsync(pause);
                current = running;
                say($"{name} is back");
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The sandbox is being ended.
        }
    }

    private async Task<(GuardedProcess Running, TimeSpan NextPause)> RestartAsync(TimeSpan pause)
    {
        while (true)
        {
            await Task.Delay(pause, time, stopping.Token);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            try
            {
                return (await startAsync(stopping.Token), pause);
            }
            catch (Exception notYet) when (notYet is not OperationCanceledException)
            {
                say($"{name} did not start: {notYet.Message}");
            }
        }
    }
}
