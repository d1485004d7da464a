namespace VivaApi.UnitTests.Architecture;

/// <summary>A file of the repository: its path from the root with forward slashes, and its text.</summary>
internal sealed record SourceFile(string Path, string Content)
{
    public string[] Lines { get; } = Content.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}

internal static class SourceTree
{
    private static readonly string[] Folders = ["src", "migrations", "tests", "bench"];

    public static string Root { get; } = FindRoot();

    /// <summary>All C# that people write: without build output, and without the migrations that a tool writes.</summary>
    public static IReadOnlyList<SourceFile> Read() =>
    [
        .. from folder in Folders
           let path = System.IO.Path.Combine(Root, folder)
           where Directory.Exists(path)
           from file in Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
           let relative = System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')
           where !relative.Split('/').Any(part => part is "bin" or "obj")
           where !relative.StartsWith("migrations/Migrations/", StringComparison.Ordinal)
           select new SourceFile(relative, File.ReadAllText(file)),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "VivaApi.Backend.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run from inside the repository.");
    }
}
