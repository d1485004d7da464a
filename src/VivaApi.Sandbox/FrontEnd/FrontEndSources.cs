using System.Security.Cryptography;
using System.Text;

namespace VivaApi.Sandbox.FrontEnd;

/// <summary>What the page is made from: the checkout's <c>samples/web</c>, the client it uses, and the packages of both.</summary>
internal sealed class FrontEndSources(string checkout)
{
    private static readonly string[] Parts = [Path.Combine("samples", "web"), Path.Combine("clients", "typescript", "src")];
    private static readonly string[] Made = ["node_modules", "dist"];

    public string Checkout => checkout;

    public string Folder => Path.Combine(checkout, Parts[0]);

    /// <summary>As npm knows it.</summary>
    public string Workspace => Parts[0];

    public string LockFile => Path.Combine(checkout, "package-lock.json");

    /// <summary>The build tool, once the packages are installed.</summary>
    public string Vite => Path.Combine(checkout, "node_modules", "vite", "bin", "vite.js");

    /// <summary>Those of this checkout; null where there are none, as beside a published program.</summary>
    public static FrontEndSources? In(string? checkout) =>
        checkout is not null && File.Exists(Path.Combine(checkout, Parts[0], "index.html")) ? new FrontEndSources(checkout) : null;

    /// <summary>Whether the installed packages are those of the lock file: npm writes its own copy when it has installed them.</summary>
    public bool ArePackagesInstalled()
    {
        var installed = Path.Combine(checkout, "node_modules", ".package-lock.json");
        return File.Exists(Vite) && File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(LockFile);
    }

    /// <summary>Changes with every file from which the page is made.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files().Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(checkout, file)}\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private IEnumerable<string> Files() => Parts.SelectMany(part => FilesIn(Path.Combine(checkout, part))).Append(LockFile);

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder)
            .Where(inner => !Made.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
            .SelectMany(FilesIn));
}
