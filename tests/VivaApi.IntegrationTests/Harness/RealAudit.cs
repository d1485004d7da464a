using System.Collections.Concurrent;
using VivaApi.Sandbox.Host;
using VivaApi.Sandbox.Processes;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>The audit as operators run it: a process, its exit code and what it printed.</summary>
internal static class RealAudit
{
    public static async Task<(int Code, string Output)> RunAsync(string connectionString)
    {
        var lines = new ConcurrentQueue<string>();
        var command = new GuardedCommand(DotnetHost.FileName, [.. DotnetHost.ArgumentsFor("VivaApi.Migrations"), "audit"])
        {
            Environment = ServiceSettings.ForMigrations(connectionString),
        };
        var code = await GuardedProcess.RunAsync(command, lines.Enqueue, TestContext.Current.CancellationToken);
        return (code, string.Join('\n', lines));
    }
}
