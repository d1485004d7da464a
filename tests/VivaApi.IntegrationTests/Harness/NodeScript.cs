using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>
/// Runs what the tests take from elsewhere: Node with the packages of <c>tests/node</c>, or another interpreter. A test whose tool is
/// missing is skipped and says what to install; in CI it fails.
/// </summary>
internal static class NodeScript
{
    public static string Checkout { get; } = FindCheckout();

    /// <summary>Skips the test when Node or a package is not there.</summary>
    public static void Needs(string package)
    {
        Needs("node", "Node 20.19, or 22.12 and later");
        Missing(!Has(package), $"The package {package} is not installed: run npm ci.");
    }

    public static bool Has(string package) =>
        IsInstalled("node") && Directory.Exists(Path.Combine(Checkout, "node_modules", package));

    public static void Needs(string program, string name) => Missing(!IsInstalled(program), $"{name} is not installed.");

    public static Process Start(string program, string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Checkout,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    /// <summary>Runs a program to its end, within two minutes.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(
        string program, string? folder, string input, params string[] arguments)
    {
        using var process = Start(program, folder, arguments);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        try
        {
            var (output, errors) = (
                process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static void Missing(bool isMissing, string reason)
    {
        if (isMissing && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(reason);
        }

        Assert.SkipWhen(isMissing, reason);
    }

    private static string FindCheckout([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
