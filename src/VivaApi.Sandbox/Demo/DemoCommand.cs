using VivaApi.Sandbox.Host;

namespace VivaApi.Sandbox.Demo;

/// <summary>Does the main job against the sandbox that is running, or against one of its own that it ends afterwards.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    public static async Task<int> ExecuteAsync(
        SandboxCommand.Demo command, SandboxConsole console, TimeProvider time, CancellationToken stop)
    {
        var paths = SandboxPaths.Find(command.Options.DataFolder);
        using var claim = SandboxLock.TryTake(paths);
        if (claim is null)
        {
            if (command.Options.Fresh)
            {
                throw new SandboxException($"A sandbox is running on {paths.Root}: --fresh would take its data away. Stop it first.");
            }

            var running = await RunningAsync(paths, time, stop);
            console.Done($"a sandbox is running: {running.Api}");
            await command.Route.PutOnOfferAsync(running.Database, stop);
            return await RunAsync(running.Api, command, paths, console, time, stop);
        }

        var host = await SandboxHost.StartAsync(command.Options, paths, console, time, stop);
        await using (host)
        {
            await command.Route.PutOnOfferAsync(host.Addresses.Database, stop);
            return await RunAsync(host.Addresses.Api, command, paths, console, time, stop);
        }
    }

    /// <summary>The demo itself, against any address of the API.</summary>
    public static async Task<int> RunAsync(
        string apiAddress,
        SandboxCommand.Demo command,
        SandboxPaths paths,
        SandboxConsole console,
        TimeProvider time,
        CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(Limit);
        var screen = new DemoScreen(console);
        using var api = new DemoClient(apiAddress, screen.Note, time);
        using var browser = new CashierBrowser();
        var script = new DemoScript(api, browser, screen, time);
        try
        {
            var wrong = await script.RunAsync(command.Prompt, command.Route.ModelCode, paths.Demo, bound.Token);
            foreach (var number in wrong)
            {
                console.Wrong(number);
            }

            if (wrong.Count == 0)
            {
                console.Done($"every number is right: {DemoNumbers.Bought} credits bought, {DemoNumbers.Spent} spent");
            }

            return wrong.Count == 0 ? 0 : 1;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SandboxException($"the demo gave up after {Limit.TotalMinutes:0} minutes, {script.Step}");
        }
    }

    // A sandbox that holds the lock may still be starting.
    private static async Task<SandboxAddresses> RunningAsync(SandboxPaths paths, TimeProvider time, CancellationToken stop)
    {
        using var client = LoopbackClient.Create(TimeSpan.FromSeconds(5));
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < Limit)
        {
            if (SandboxAddresses.Read(paths) is { } addresses && await Readiness.AnswersAsync(client, new Uri(addresses.Ready), stop))
            {
                return addresses;
            }

            await Task.Delay(LookAgain, time, stop);
        }

        throw new SandboxException($"A sandbox holds {paths.Root} but its service does not answer. Stop it, then try again.");
    }
}
