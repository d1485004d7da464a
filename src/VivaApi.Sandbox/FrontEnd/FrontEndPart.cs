using VivaApi.Sandbox.Host;

namespace VivaApi.Sandbox.FrontEnd;

/// <summary>
/// The front end beside the rest: its address answers at once, its build runs while the service starts and keeps nobody waiting.
/// Disposing it ends the build and the server.
/// </summary>
internal sealed class FrontEndPart : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource<string> api = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FrontEndServer server;
    private readonly PartLog log;
    private Task building = Task.CompletedTask;

    private FrontEndPart(FrontEndServer server, string address, PartLog log)
    {
        this.server = server;
        this.log = log;
        Address = address;
    }

    public string Address { get; }

    public FrontEndState State => server.State;

    /// <summary>Null when nobody wants a page, or there are no sources to make it from.</summary>
    public static async Task<FrontEndPart?> StartAsync(
        SandboxOptions options, SandboxPaths paths, SandboxConsole console, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!options.HasPage || FrontEndSources.In(SandboxPaths.FindCheckout()) is not { } sources)
        {
            return null;
        }

        var port = Ports.Free(SandboxOptions.PagePort);
        var server = await FrontEndServer.StartAsync(port, cancellationToken);
        var part = new FrontEndPart(server, $"http://127.0.0.1:{port}", new PartLog(paths.FrontEndLog, static _ => { }));
        var build = new FrontEndBuild(sources, paths, part.log.Add, time);
        part.building = Task.Run(() => part.BuildAsync(build, console), CancellationToken.None);
        return part;
    }

    /// <summary>The API is there: the page may call it.</summary>
    public void Connect(string apiAddress) => api.TrySetResult(apiAddress);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await building;
        await server.DisposeAsync();
        log.Dispose();
        stopping.Dispose();
    }

    private async Task BuildAsync(FrontEndBuild build, SandboxConsole console)
    {
        try
        {
            var state = await build.RunAsync(step => server.Show(new FrontEndState.Building(step)), stopping.Token);
            if (state is FrontEndState.Built built)
            {
                server.Serve(built, await api.Task.WaitAsync(stopping.Token));
                console.Done($"the page is ready: {Address}");
                return;
            }

            Refuse(state, console);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The sandbox is being ended.
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Refuse(new FrontEndState.Unavailable($"the page is not there: {failed.Message} Everything else runs."), console);
        }
    }

    private void Refuse(FrontEndState state, SandboxConsole console)
    {
        server.Show(state);
        if (state is FrontEndState.Unavailable unavailable)
        {
            console.Note(unavailable.Why);
        }
    }
}
