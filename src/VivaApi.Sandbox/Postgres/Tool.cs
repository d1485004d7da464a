using System.ComponentModel;
using System.Diagnostics;

namespace VivaApi.Sandbox.Postgres;

/// <summary>Runs a short command and reads what it says.</summary>
internal static class Tool
{
    /// <summary>Exit code, and both outputs together; null when the command cannot be started at all.</summary>
    public static async Task<(int ExitCode, string Output)?> TryRunAsync(
        string fileName, IReadOnlyList<string> arguments, string? user, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            // A folder that every user can enter.
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (user is not null)
        {
            start.UserName = user;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
