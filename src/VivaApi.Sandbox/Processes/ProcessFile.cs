using System.Diagnostics;
using System.Globalization;

namespace VivaApi.Sandbox.Processes;

/// <summary>A process written down in a file: its id, and when it started, so that a reused id is never taken for it.</summary>
internal static class ProcessFile
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan KilledWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    public static void Write(string file, Process process)
    {
        try
        {
            var started = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds();
            File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{process.Id}\n{started}\n"));
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended already, or ends just now: there is nothing to write down.
        }
    }

    /// <summary>The process of the file, if it still runs.</summary>
    public static Process? Find(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var lines = File.ReadAllLines(file);
        return lines.Length >= 2
            && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id)
            && long.TryParse(lines[1], CultureInfo.InvariantCulture, out var started)
                ? Find(id, DateTimeOffset.FromUnixTimeMilliseconds(started))
                : null;
    }

    /// <summary>The process with this id, if it is the one that started then.</summary>
    public static Process? Find(int id, DateTimeOffset started)
    {
        Process? process = null;
        try
        {
            process = Process.GetProcessById(id);
            var difference = new DateTimeOffset(process.StartTime) - started;
            if (!process.HasExited && difference.Duration() <= ClockTolerance)
            {
                return process;
            }
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // No such process, or not one we may look at: then it is not ours.
        }

        process?.Dispose();
        return null;
    }

    /// <summary>Ends the process of the file, if it still runs, kindly first; removes the file.</summary>
    /// <returns>True when there was one.</returns>
    public static async Task<bool> EndLeftoverAsync(string file, PosixSignalNumber stopSignal, CancellationToken cancellationToken)
    {
        using var process = Find(file);
        if (process is not null)
        {
            await EndAsync(process, stopSignal, Grace, cancellationToken);
        }

        File.Delete(file);
        return process is not null;
    }

    /// <summary>Asks a process to end, and kills it when it has not after the grace.</summary>
    public static async Task EndAsync(Process process, PosixSignalNumber stopSignal, TimeSpan grace, CancellationToken cancellationToken)
    {
        using var timeLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeLimit.CancelAfter(grace);
        try
        {
            if (!Posix.Signal(process.Id, stopSignal))
            {
                process.Kill(entireProcessTree: true);
            }

            await process.WaitForExitAsync(timeLimit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(KilledWithin, TimeProvider.System, cancellationToken);
        }
    }
}
