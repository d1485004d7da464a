using System.Runtime.InteropServices;

namespace VivaApi.Sandbox.Processes;

/// <summary>The <c>dotnet</c> that runs this very process, and the programs that lie beside the sandbox.</summary>
internal static class DotnetHost
{
    public static string FileName { get; } = Find();

    /// <summary>The path of an assembly in the sandbox's own folder.</summary>
    public static string Beside(string assembly) => Path.Combine(Path.GetDirectoryName(typeof(DotnetHost).Assembly.Location)!, assembly);

    private static string Find()
    {
        // …/shared/Microsoft.NETCore.App/10.0.x/ lies three folders below the host.
        var root = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent?.Parent?.Parent?.FullName ?? string.Empty;
        var host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    }
}
