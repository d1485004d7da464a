using VivaApi.Sandbox;
using VivaApi.Sandbox.Host;
using VivaApi.Sandbox.Processes;

namespace VivaApi.Bench.Ledger;

/// <summary>The service in Release, as a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly GuardedProcess guarded;

    private ServiceProcess(GuardedProcess guarded, int id, Uri address)
    {
        this.guarded = guarded;
        Id = id;
        Address = address;
    }

    public int Id { get; }

    public Uri Address { get; }

    public static async Task<ServiceProcess> StartAsync(
        IReadOnlyDictionary<string, string?> settings, string processFile, CancellationToken cancellationToken)
    {
        var log = new LastLines(20);
        var command = new GuardedCommand(DotnetHost.FileName, DotnetHost.ArgumentsFor("VivaApi.Backend"))
        {
            Environment = settings,
            ProcessFile = processFile,
        };
        var guarded = GuardedProcess.Start(command, log.Add, log.Add);
        var address = new Uri(settings["ASPNETCORE_URLS"]!);
        using var client = LoopbackClient.Create(TimeSpan.FromSeconds(5));
        while (!await Readiness.AnswersAsync(client, new Uri(address, "/health/ready"), cancellationToken))
        {
            if (guarded.Ended.IsCompleted)
            {
                throw new SandboxException($"the service ended with exit code {await guarded.Ended}:{Environment.NewLine}{log}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }

        using var process = ProcessFile.Find(processFile) ?? throw new SandboxException($"the service left no trace in {processFile}");
        return new ServiceProcess(guarded, process.Id, address);
    }

    public ValueTask DisposeAsync() => guarded.DisposeAsync();
}
