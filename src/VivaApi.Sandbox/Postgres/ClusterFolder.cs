using System.Globalization;
using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox.Postgres;

/// <summary>The home of one cluster: <c>data</c> in it is a whole cluster or is not there at all.</summary>
internal sealed class ClusterFolder
{
    private ClusterFolder(string home)
    {
        Home = home;
        Data = Path.Combine(home, "data");
    }

    public string Home { get; }

    public string Data { get; }

    public bool IsNew => !File.Exists(Path.Combine(Data, "PG_VERSION"));

    /// <summary>Finds the folder of an earlier run, or makes one that the user can work in.</summary>
    public static async Task<ClusterFolder> OpenAsync(PostgresOptions options, string? user, CancellationToken cancellationToken)
    {
        var remembered = Remembered(options.FolderPointer);
        var home = await PostgresHome.PrepareAsync(remembered ?? options.Folder, user, cancellationToken);
        if (options.FolderPointer is { } pointer && !string.Equals(home, remembered, StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(pointer, home, cancellationToken);
        }

        if (!string.Equals(home, options.Folder, StringComparison.Ordinal) && options.FolderPointer is { } said)
        {
            options.Say($"the user {user} cannot reach {options.Folder}: PostgreSQL's data are in {home} (noted in {said})");
        }

        return new ClusterFolder(home);
    }

    /// <summary>Removes what <see cref="OpenAsync"/> would find.</summary>
    public static void Remove(string folder, string? pointer)
    {
        foreach (var home in new[] { folder, Remembered(pointer) }.OfType<string>().Where(Directory.Exists))
        {
            Directory.Delete(home, recursive: true);
        }

        if (pointer is not null)
        {
            File.Delete(pointer);
        }
    }

    /// <summary>The data folder of an earlier run, if there is one.</summary>
    public static string? Existing(string folder, string? pointer) =>
        new ClusterFolder(Remembered(pointer) ?? folder) is { IsNew: false } existing ? existing.Data : null;

    /// <summary>The programs of the version that made the data; for new data the preferred ones.</summary>
    public PostgresInstallation ChooseInstallation(IReadOnlyList<PostgresInstallation> installations)
    {
        if (IsNew)
        {
            return installations[0];
        }

        var major = int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture);
        return installations.FirstOrDefault(installation => installation.Major == major)
            ?? throw new SandboxException(
                $"The data in {Data} were made by PostgreSQL {major}; "
                + $"installed is {string.Join(", ", installations.Select(found => found.Major))}. "
                + $"Install PostgreSQL {major}, or start over with --fresh.");
    }

    /// <summary>Makes the cluster beside its place and moves it there whole, so that a crash leaves no half of one.</summary>
    public async Task InitialiseAsync(
        PostgresInstallation installation, string? user, PostgresOptions options, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(Home, "data.unfinished");
        var passwordFile = Path.Combine(Home, "password");
        foreach (var leftover in new[] { Data, unfinished }.Where(Directory.Exists))
        {
            Directory.Delete(leftover, recursive: true);
        }

        await WritePasswordAsync(passwordFile, options.Password, user, cancellationToken);
        try
        {
            var log = new LastLines(20);
            var initialise = new GuardedCommand(
                installation.Program("initdb"),
                [
                    "-D", unfinished, "-U", PostgresAddress.SuperUser, "--encoding=UTF8", "--locale=C",
                    "--auth=scram-sha-256", $"--pwfile={passwordFile}", .. options.Durable ? [] : new[] { "--no-sync" },
                ])
            {
                User = user,
                WorkingDirectory = Home,
                Environment = PostgresVariables.NoneInherited(),
            };
            var code = await GuardedProcess.RunAsync(initialise, log.Add, cancellationToken);
            if (code != 0)
            {
                throw new SandboxException($"PostgreSQL's initdb ended with exit code {code}:{Environment.NewLine}{log}");
            }
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(unfinished, Data);
    }

    private static string? Remembered(string? pointer) =>
        pointer is not null && File.Exists(pointer)
        && File.ReadAllText(pointer).Trim() is { Length: > 0 } home && Directory.Exists(home)
            ? home
            : null;

    // The folder is closed to everybody else; the file only has to belong to the one who reads it.
    private static async Task WritePasswordAsync(string file, string password, string? user, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(file, password, cancellationToken);
        if (user is not null)
        {
            await Tool.TryRunAsync("chown", [user, file], user: null, cancellationToken);
        }
    }
}
