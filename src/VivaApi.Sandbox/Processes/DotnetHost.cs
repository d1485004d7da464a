using System.Runtime.InteropServices;

namespace VivaApi.Sandbox.Processes;

/// <summary>The <c>dotnet</c> that runs this very process, and the programs that lie beside the sandbox.</summary>
internal static class DotnetHost
{
    public static string FileName { get; } = Find();

    /// <summary>The arguments that run a program which lies in the sandbox's own folder.</summary>
    /// <remarks>
    /// It runs with the sandbox's list of assemblies: a program's own list names what would lie in its own folder, and some of that
    /// comes from the shared framework here.
    /// </remarks>
    public static string[] ArgumentsFor(string program) =>
        ["exec", "--depsfile", Beside("VivaApi.Sandbox.deps.json"), "--runtimeconfig", Beside(
            $"{program}.runtimeconfig.json"), Beside($"{program}.dll")];

    private static string Beside(string file) => Path.Combine(Path.GetDirectoryName(typeof(DotnetHost).Assembly.Location)!, file);

    private static string Find()
    {
        // …/shared/Microsoft.NETCore.App/10.0.x/ lies three folders below the host.
        var root = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent?.Parent?.Parent?.FullName ?? string.Empty;
        var host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    }
}
