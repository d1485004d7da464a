using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox;

/// <summary>
/// Every way in which a person or the system asks the sandbox to stop: Ctrl-C, SIGTERM, a closed terminal, and the end of the
/// <c>dotnet run</c> that started it (killed with <c>-9</c> it cannot pass anything on).
/// </summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly Process? launcher = FindLauncher();

    public StopRequest()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                source.Cancel();
            }));
        }

        if (launcher is not null)
        {
            launcher.EnableRaisingEvents = true;
            launcher.Exited += (_, _) => source.Cancel();
        }
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        launcher?.Dispose();
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    private static Process? FindLauncher()
    {
        try
        {
            var parent = Posix.ParentProcessId() is > 1 and var id ? Process.GetProcessById(id) : null;
            if (string.Equals(parent?.ProcessName, "dotnet", StringComparison.Ordinal))
            {
                return parent;
            }

            parent?.Dispose();
            return null;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
