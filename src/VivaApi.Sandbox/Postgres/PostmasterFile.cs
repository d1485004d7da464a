using System.Diagnostics;
using System.Globalization;
using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox.Postgres;

/// <summary><c>postmaster.pid</c>: line 1 is the server's process, line 3 the second at which it started.</summary>
internal static class PostmasterFile
{
    private const string Name = "postmaster.pid";
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(60);

    /// <summary>Makes the data folder free for a new server: ends one that an earlier sandbox left running.</summary>
    /// <returns>True when one was still running.</returns>
    public static async Task<bool> EndEarlierServerAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(dataFolder, Name);
        if (!TryRead(file, out var id, out var started))
        {
            return false;
        }

        using var server = ProcessFile.Find(id, started);
        if (server is not null && IsServer(server))
        {
            await EndAsync(server, dataFolder, cancellationToken);
            return true;
        }

        // A file whose process is gone stays: PostgreSQL reads in it which shared memory the last of its backends may still hold.
        // But a process id that now belongs to somebody else would make it refuse to start for ever.
        if (IsAlive(id) && !HasBackends(dataFolder))
        {
            File.Delete(file);
        }

        return false;
    }

    private static bool TryRead(string file, out int id, out DateTimeOffset started)
    {
        (id, started) = (0, default);
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        if (lines.Length < 3
            || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out id)
            || !long.TryParse(lines[2], CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        started = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    // "postgres", and "postmaster" in older packages.
    private static bool IsServer(Process process) => process.ProcessName.StartsWith("post", StringComparison.Ordinal);

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Every process of a server works in the data folder. Only Linux tells; elsewhere backends end by themselves within a moment.
    private static bool HasBackends(string dataFolder) =>
        OperatingSystem.IsLinux() && Process.GetProcessesByName("postgres").Any(process =>
        {
            using (process)
            {
                return string.Equals(WorkingFolder(process.Id), dataFolder, StringComparison.Ordinal);
            }
        });

    private static string? WorkingFolder(int id)
    {
        try
        {
            return Directory.ResolveLinkTarget($"/proc/{id}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task EndAsync(Process server, string dataFolder, CancellationToken cancellationToken)
    {
        using var timeLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeLimit.CancelAfter(StopWithin);
        if (!Posix.Signal(server.Id, PosixSignalNumber.Interrupt))
        {
            server.Kill(entireProcessTree: true);
        }

        try
        {
            await server.WaitForExitAsync(timeLimit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SandboxException(
                $"An earlier PostgreSQL (process {server.Id}) still works on {dataFolder} and does not end. End it, then start again.");
        }
    }
}
