namespace VivaApi.Sandbox.Postgres;

/// <summary>One set of installed PostgreSQL programs.</summary>
internal sealed record PostgresInstallation(string Folder, int Major)
{
    /// <summary>The versions the product is made for.</summary>
    public const int OldestMajor = 15;

    public const int NewestMajor = 18;

    public string Program(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
}
