using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace VivaApi.Sandbox.Processes;

/// <summary>
/// The guard: a small process that runs one command and ends it when its own standard input ends. Standard input is a pipe held by
/// the sandbox, and the kernel closes it whatever the sandbox died of, also <c>kill -9</c>; so no command outlives the sandbox.
/// </summary>
internal static class Guard
{
    private const int CannotStart = 127;

    /// <summary>Runs until the command has ended; answers its exit code.</summary>
    /// <remarks>The command must be started by the main thread, before anything is awaited: see <see cref="ParentDeath"/>.</remarks>
    public static async Task<int> RunAsync(GuardedCommand command)
    {
        Posix.LeaveTerminalGroup();
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ignore);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.TrySetResult();
        });

        using var child = Start(command);
        if (child is null)
        {
            return CannotStart;
        }

        if (command.ProcessFile is { } file)
        {
            ProcessFile.Write(file, child);
        }

        var inputEnded = Task.Run(ReadStandardInputToItsEndAsync);
        var code = await WaitOrStopAsync(child, command, Task.WhenAny(stop.Task, inputEnded));
        CleanUp(command);
        return code;
    }

    private static void Ignore(PosixSignalContext context) => context.Cancel = true;

    private static Process? Start(GuardedCommand command)
    {
        var (fileName, arguments) = ParentDeath.Wrap(command);
        var start = new ProcessStartInfo(fileName, arguments)
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        if (command.User is { } user)
        {
            start.UserName = user;
        }

        try
        {
            var child = Process.Start(start)!;
            child.StandardInput.Close();
            return child;
        }
        catch (Win32Exception cannotStart)
        {
            Console.Error.WriteLine($"{command.FileName} cannot be started: {cannotStart.Message}");
            return null;
        }
    }

    private static async Task ReadStandardInputToItsEndAsync()
    {
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[16];
        while (await input.ReadAsync(buffer) > 0)
        {
            // Only the end of the input means something.
        }
    }

    private static async Task<int> WaitOrStopAsync(Process child, GuardedCommand command, Task stop)
    {
        var ended = child.WaitForExitAsync();
        if (await Task.WhenAny(ended, stop) == ended)
        {
            return child.ExitCode;
        }

        await ProcessFile.EndAsync(child, command.StopSignal, command.Grace, CancellationToken.None);
        return child.ExitCode;
    }

    private static void CleanUp(GuardedCommand command)
    {
        if (command.ProcessFile is { } file)
        {
            File.Delete(file);
        }

        if (command.FolderToRemove is { } folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
