using System.Diagnostics;
using System.Text.Json;
using VivaApi.Sandbox;

namespace VivaApi.Bench.Ledger;

/// <summary>Runs wrk against the service, in its own process; anything but success in every answer stops the benchmark.</summary>
internal sealed class Wrk(LedgerTools tools, Uri service, string scriptFile)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private int runs;

    /// <param name="request"><c>POST /generations</c> or the like, below <c>/api/v1</c>.</param>
    /// <param name="tokensFile">Whose requests they are; one token a line, used in turn.</param>
    public async Task<WrkResult> RunAsync(
        string request, string tokensFile, int connections, int seconds, CancellationToken cancellationToken)
    {
        var (method, path) = (request.Split(' ')[0], $"/api/v1{request.Split(' ')[1]}");
        var run = $"{Environment.ProcessId}-{++runs}";
        var start = new ProcessStartInfo(
            tools.Wrk,
            [
                "-t", "1", "--timeout", "10s", "-c", $"{connections}", "-d", $"{seconds}s", "-s", scriptFile, service.AbsoluteUri, "--",
                method, path, tokensFile, run,
            ])
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
        var result = JsonSerializer.Deserialize<WrkResult>(line["RESULT ".Length..], Json)!;
        return result.Failed == 0
            ? result
            : throw new SandboxException($"{result.Failed} of {result.Requests} requests ({request}) failed "
                + $"under {connections} connections.");
    }
}

/// <summary>What <c>load.lua</c> prints; times are microseconds.</summary>
internal sealed record WrkResult(long Requests, long Failed, long Microseconds, long P50, long P95, long P99)
{
    public double PerSecond => Requests * 1_000_000.0 / Microseconds;

    public Latency Milliseconds => new(P50 / 1_000.0, P95 / 1_000.0, P99 / 1_000.0);
}
