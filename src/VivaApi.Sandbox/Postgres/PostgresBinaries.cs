using System.Globalization;
using System.Text.RegularExpressions;

namespace VivaApi.Sandbox.Postgres;

/// <summary>Finds installed PostgreSQL programs: on the path first, then where the usual packages put them, newest first.</summary>
internal static partial class PostgresBinaries
{
    /// <summary>Installations of an accepted version which <paramref name="user"/> can run.</summary>
    public static async Task<IReadOnlyList<PostgresInstallation>> FindAsync(string? user, CancellationToken cancellationToken)
    {
        var found = new List<PostgresInstallation>();
        foreach (var folder in Folders().Where(HasServer).Distinct(StringComparer.Ordinal))
        {
            var installation = new PostgresInstallation(folder, 0);
            if (await Tool.TryRunAsync(installation.Program("postgres"), ["--version"], user, cancellationToken) is (0, var answer)
                && MajorOf(answer) is >= PostgresInstallation.OldestMajor and <= PostgresInstallation.NewestMajor and var major)
            {
                found.Add(installation with { Major = major });
            }
        }

        return found;
    }

    /// <summary>The major version in <c>postgres (PostgreSQL) 17.2 (Debian …)</c>; 0 when there is none.</summary>
    public static int MajorOf(string versionLine) =>
        VersionPattern().Match(versionLine) is { Success: true } match ? int.Parse(
            match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>Sorts folders such as <c>/usr/lib/postgresql/9.6/bin</c> and <c>…/17/bin</c> by the number in them, newest first.</summary>
    public static IEnumerable<string> NewestFirst(IEnumerable<string> folders) =>
        folders.OrderByDescending(folder => NumberPattern().Match(folder) is { Success: true } match
            ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : 0);

    private static bool HasServer(string folder)
    {
        var installation = new PostgresInstallation(folder, 0);
        return File.Exists(installation.Program("postgres")) && File.Exists(installation.Program("initdb"));
    }

    private static IEnumerable<string> Folders()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified)
            .Concat(NewestFirst(Packaged()));
    }

    private static IEnumerable<string> Packaged() =>
    [
        .. Below("/usr/lib/postgresql", "*"),
        .. Below("/usr", "pgsql-*"),
        .. Below("/usr/local/lib/postgresql", "*"),
        .. Below("/opt/homebrew/opt", "postgresql@*"),
        .. Below("/usr/local/opt", "postgresql@*"),
        .. Below("/home/linuxbrew/.linuxbrew/opt", "postgresql@*"),
        .. Below("/Applications/Postgres.app/Contents/Versions", "*"),
        .. Below("/Library/PostgreSQL", "*"),
        .. Below(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*"),
    ];

    private static IEnumerable<string> Below(string parent, string pattern) =>
        Path.IsPathFullyQualified(parent) && Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).Select(version => Path.Combine(version, "bin"))
            : [];

    [GeneratedRegex(@"\(PostgreSQL\)\s+(\d{1,3})")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"(\d{1,3}(?:\.\d{1,3})?)[\\/]bin$")]
    private static partial Regex NumberPattern();
}
