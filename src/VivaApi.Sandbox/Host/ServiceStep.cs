using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox.Host;

/// <summary>Runs the service as the process it is in production, and keeps it running.</summary>
internal static class ServiceStep
{
    private const string Program = "VivaApi.Backend";
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public static Supervisor Supervise(
        IReadOnlyDictionary<string, string?> settings,
        Uri ready,
        SandboxPaths paths,
        PartLog log,
        SandboxConsole console,
        TimeProvider time)
    {
        var command = new GuardedCommand(DotnetHost.FileName, DotnetHost.ArgumentsFor(Program))
        {
            Environment = settings,
            ProcessFile = paths.ServiceProcess,
        };
        return new Supervisor("the service", cancellation => StartAsync(command, ready, log, time, cancellation), console.Note, time);
    }

    private static async Task<GuardedProcess> StartAsync(
        GuardedCommand command, Uri ready, PartLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        var service = GuardedProcess.Start(command, log.Add, log.Add);
        try
        {
            await WaitUntilReadyAsync(service, ready, log, time, cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    private static async Task WaitUntilReadyAsync(
        GuardedProcess service, Uri ready, PartLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        using var client = LoopbackClient.Create(TimeSpan.FromSeconds(5));
        var began = time.GetTimestamp();
        while (!await Readiness.AnswersAsync(client, ready, cancellationToken))
        {
            if (service.Ended.IsCompleted)
            {
                throw new SandboxException($"the service ended with exit code {await service.Ended}:{Environment.NewLine}{log.Tail}");
            }

            if (time.GetElapsedTime(began) > ReadyWithin)
            {
                throw new SandboxException(
                    $"the service does not answer on {ready} after {ReadyWithin.TotalSeconds} seconds:{Environment.NewLine}{log.Tail}");
            }

            await Task.Delay(Step, time, cancellationToken);
        }
    }
}
