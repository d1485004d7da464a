using System.Runtime.InteropServices;

namespace VivaApi.Sandbox.Processes;

/// <summary>The two system calls that .NET has no call of its own for. Both do nothing on Windows.</summary>
internal static partial class Posix
{
    /// <summary>Sends a signal; false when the process is gone or not ours.</summary>
    public static bool Signal(int processId, PosixSignalNumber signal) =>
        !OperatingSystem.IsWindows() && Kill(processId, (int)signal) == 0;

    /// <summary>Puts this process, and all it starts, into a process group of its own.</summary>
    /// <remarks>A terminal sends Ctrl-C to its whole foreground group; what stands outside it is stopped in order instead of all at
    /// once.</remarks>
    public static void LeaveTerminalGroup()
    {
        if (!OperatingSystem.IsWindows())
        {
            // It fails only for a session leader, who is alone in its group already.
            _ = SetProcessGroup(0, 0);
        }
    }

    /// <summary>The process that started this one; 0 on Windows.</summary>
    public static int ParentProcessId() => OperatingSystem.IsWindows() ? 0 : GetParent();

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "setpgid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetProcessGroup(int processId, int groupId);

    [LibraryImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetParent();
}
