using System.Diagnostics;

namespace VivaApi.Sandbox.Processes;

/// <summary>A command running under a guard, seen from the sandbox. Disposing it ends the command, kindly first.</summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // The guard kills after the grace; this much later it must be gone itself.
    private static readonly TimeSpan GuardGrace = TimeSpan.FromSeconds(10);

    private readonly Process guard;
    private readonly GuardedCommand command;
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool disposed;

    private GuardedProcess(Process guard, GuardedCommand command)
    {
        this.guard = guard;
        this.command = command;
        Outputs = Task.CompletedTask;
    }

    /// <summary>Completes with the command's exit code.</summary>
    public Task<int> Ended => ended.Task;

    // Completes when everything the command wrote has been read.
    private Task Outputs { get; set; }

    /// <summary>Starts the command; its lines go to the two receivers as they come.</summary>
    public static GuardedProcess Start(GuardedCommand command, Action<string> output, Action<string> error)
    {
        var start = new ProcessStartInfo(
            DotnetHost.FileName, ["exec", typeof(GuardedProcess).Assembly.Location, .. command.ToGuardArguments()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in command.Environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var guarded = new GuardedProcess(process, command);
        process.Exited += (_, _) => guarded.ended.TrySetResult(process.ExitCode);
        process.Start();
        guarded.Outputs = Task.WhenAll(PassOnAsync(process.StandardOutput, output), PassOnAsync(process.StandardError, error));
        return guarded;
    }

    /// <summary>Runs a command to its end and answers its exit code.</summary>
    public static async Task<int> RunAsync(GuardedCommand command, Action<string> output, CancellationToken cancellationToken)
    {
        await using var process = Start(command, output, output);
        var code = await process.Ended.WaitAsync(cancellationToken);
        await process.Outputs.WaitAsync(cancellationToken);
        return code;
    }

    /// <summary>For tests: what <c>kill -9</c> does to the guard alone.</summary>
    internal void KillGuard() => guard.Kill();

    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        guard.StandardInput.Close();
        try
        {
            await Ended.WaitAsync(command.Grace + GuardGrace, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            guard.Kill(entireProcessTree: true);
            await Ended;
        }

        // A guard that was itself killed could not end its command.
        if (command.ProcessFile is { } file)
        {
            await ProcessFile.EndLeftoverAsync(file, command.StopSignal, CancellationToken.None);
        }

        guard.Dispose();
    }

    private static async Task PassOnAsync(StreamReader reader, Action<string> receiver)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                receiver(line);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The reading end was closed while the command was being ended.
        }
    }
}
