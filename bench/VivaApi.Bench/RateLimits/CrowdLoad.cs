using System.Diagnostics;
using System.Globalization;
using VivaApi.Sandbox;

namespace VivaApi.Bench.RateLimits;

/// <summary>Runs wrk, in its own process, with the requests of many callers.</summary>
internal static class CrowdLoad
{
    private const int Connections = 32;

    private static readonly string Script = Write();

    /// <returns>Requests a second.</returns>
    public static async Task<double> RunAsync(
        Uri service, string path, string callersFile, int seconds, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "wrk", ["-t", "1", "-c", $"{Connections}", "-d", $"{seconds}s", "-s", Script, service.AbsoluteUri, "--", path, callersFile])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var line = (await output).Split('\n').LastOrDefault(text => text.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new SandboxException($"wrk did not measure: {await output} {await error}");
        var numbers = line.Split(' ')[1..].Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return numbers[1] == 0
            ? numbers[0] * 1_000_000.0 / numbers[2]
            : throw new SandboxException($"{numbers[1]} of {numbers[0]} requests got no answer.");
    }

    private static string Write()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("viva-bench-lua-").FullName, "limits.lua");
        using var script = typeof(CrowdLoad).Assembly.GetManifestResourceStream("VivaApi.Bench.RateLimits.limits.lua")!;
        using var copy = File.Create(file);
        script.CopyTo(copy);
        return file;
    }
}
