using System.Security.Cryptography;

namespace VivaApi.Sandbox.Postgres;

/// <summary>The folder in which a cluster lives: owned by the user that runs it, closed to all others.</summary>
internal static class PostgresHome
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The first of <paramref name="preferred"/> that the user can work in, else a new one under /var/tmp.</summary>
    /// <remarks>A checkout below /root, say, cannot be entered by the user that root must drop to.</remarks>
    public static async Task<string> PrepareAsync(string preferred, string? user, CancellationToken cancellationToken)
    {
        if (await TryPrepareAsync(preferred, user, cancellationToken))
        {
            return preferred;
        }

        // The name is random, because everybody may write to /var/tmp: a name that could be foreseen could be taken.
        var elsewhere = Path.Combine("/var/tmp", $"vivaapi-postgres-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        return await TryPrepareAsync(elsewhere, user, cancellationToken)
            ? elsewhere
            : throw new SandboxException(
                $"Neither {preferred} nor a folder in /var/tmp can be used "
                + $"by the user {user ?? Environment.UserName}, as whom PostgreSQL must run.");
    }

    private static async Task<bool> TryPrepareAsync(string folder, string? user, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return true;
        }

        var existed = Directory.Exists(folder);
        if (!existed)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            Directory.CreateDirectory(folder, OwnerOnly);
        }

        if (user is null)
        {
            return true;
        }

        if (await Tool.TryRunAsync("chown", [user, folder], user: null, cancellationToken) is (0, _)
            && await Tool.TryRunAsync("/bin/sh", ["-c", "cd \"$0\" && test -w .", folder], user, cancellationToken) is (0, _))
        {
            return true;
        }

        if (!existed)
        {
            Directory.Delete(folder);
        }

        return false;
    }
}
