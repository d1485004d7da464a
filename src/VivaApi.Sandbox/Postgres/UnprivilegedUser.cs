namespace VivaApi.Sandbox.Postgres;

/// <summary>Whom PostgreSQL runs as. It refuses root, so that root's sandbox drops to a user who owns nothing else.</summary>
internal static class UnprivilegedUser
{
    private const string Packaged = "postgres";
    private const string Fallback = "nobody";

    /// <summary>Null when this process may run PostgreSQL as itself.</summary>
    public static string? Choose()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        return File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(
            line => line.StartsWith($"{Packaged}:", StringComparison.Ordinal))
            ? Packaged
            : Fallback;
    }
}
