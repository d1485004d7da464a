using System.Collections.Concurrent;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Host;
using VivaApi.Sandbox.Processes;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>One copy of the service as the process that it is in production; with a kill point, it will not live long.</summary>
internal sealed class RealService : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly GuardedProcess process;
    private readonly ConcurrentQueue<string> lines = new();

    private RealService(IReadOnlyDictionary<string, string?> settings)
    {
        var command = new GuardedCommand(DotnetHost.FileName, DotnetHost.ArgumentsFor("VivaApi.Backend")) { Environment = settings };
        process = GuardedProcess.Start(command, lines.Enqueue, lines.Enqueue);
    }

    /// <summary>Completes with the exit code.</summary>
    public Task<int> Ended => process.Ended;

    public string Output => string.Join(Environment.NewLine, lines.TakeLast(40));

    /// <summary>Returns once it answers, or has died before it could.</summary>
    public static async Task<RealService> StartAsync(IReadOnlyDictionary<string, string?> settings, Uri address)
    {
        var service = new RealService(settings);
        using var client = LoopbackClient.Create(TimeSpan.FromSeconds(5));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90), TimeProvider.System);
        while (!service.Ended.IsCompleted
            && !await Readiness.AnswersAsync(client, new Uri(address, "/health/ready"), patience.Token))
        {
            await Task.Delay(Step, TimeProvider.System, patience.Token);
        }

        return service;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
