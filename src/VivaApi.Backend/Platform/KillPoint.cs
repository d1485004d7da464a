using System.Diagnostics;

namespace VivaApi.Backend.Platform;

/// <summary>
/// A named place between two steps at which a Debug build dies as if by <c>kill -9</c> when <c>KILL_AT</c> is that name. The proof of
/// recovery kills the service at each of them; a Release build holds neither the calls nor the names.
/// </summary>
internal static class KillPoint
{
    [Conditional("KILL_POINTS")]
    public static void Pass(string name)
    {
#if KILL_POINTS
        if (Environment.GetEnvironmentVariable("KILL_AT") == name)
        {
            Process.GetCurrentProcess().Kill();
        }
#else
        _ = name;
#endif
    }
}
