namespace VivaApi.Sandbox.Processes;

/// <summary>
/// On Linux the kernel can signal a command when the guard itself is killed with <c>-9</c>; util-linux's <c>setpriv</c> asks it to.
/// </summary>
/// <remarks>
/// The kernel watches the <em>thread</em> that started the command, so a guard starts it from its main thread, which lives as long as
/// the guard. Elsewhere the next start of the sandbox ends what is left (see <see cref="ProcessFile"/>).
/// </remarks>
internal static class ParentDeath
{
    private const string SetPriv = "/usr/bin/setpriv";

    public static (string FileName, IEnumerable<string> Arguments) Wrap(GuardedCommand command)
    {
        if (!OperatingSystem.IsLinux() || !IsUtilLinux() || SignalName(command.StopSignal) is not { } signal)
        {
            return (command.FileName, command.Arguments);
        }

        return (SetPriv, ["--pdeathsig", signal, "--", command.FileName, .. command.Arguments]);
    }

    private static string? SignalName(PosixSignalNumber signal) => signal switch
    {
        PosixSignalNumber.Interrupt => "INT",
        PosixSignalNumber.Quit => "QUIT",
        PosixSignalNumber.Terminate => "TERM",
        PosixSignalNumber.None => null,
    };

    // BusyBox has a setpriv without this option, as a link to itself.
    private static bool IsUtilLinux() => File.Exists(SetPriv) && File.ResolveLinkTarget(SetPriv, returnFinalTarget: true) is null;
}
