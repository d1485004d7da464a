using System.Globalization;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Host;
using VivaApi.Sandbox.Processes;

namespace VivaApi.Bench.Product;

/// <summary>One copy of the real service, as the process it is in production; may be killed without warning and started again.</summary>
internal sealed class ServiceCopy(string name, int port, string folder, IReadOnlyDictionary<string, string?> settings) : IAsyncDisposable
{
    private const string Program = "VivaApi.Backend";
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly LastLines tail = new(20);
    private GuardedProcess? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    private string ProcessFilePath => Path.Combine(folder, name);

    /// <summary>Returns when it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var command = new GuardedCommand(DotnetHost.FileName, DotnetHost.ArgumentsFor(Program))
        {
            Environment = settings,
            ProcessFile = ProcessFilePath,
        };
        process = GuardedProcess.Start(command, tail.Add, tail.Add);
        using var client = LoopbackClient.Create(TimeSpan.FromSeconds(5));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ReadyWithin);
        while (!await Readiness.AnswersAsync(client, new Uri(Address, "/health/ready"), limit.Token))
        {
            if (process.Ended.IsCompleted)
            {
                throw new SandboxException($"{name} ended with exit code {await process.Ended}:{Environment.NewLine}{tail}");
            }

            await Task.Delay(Step, TimeProvider.System, limit.Token);
        }
    }

    /// <summary>As <c>kill -9</c>: it gets to finish nothing.</summary>
    public async Task KillAsync()
    {
        using (var service = ProcessFile.Find(ProcessFilePath))
        {
            service?.Kill();
        }

        await process!.DisposeAsync();
    }

    /// <summary>Of the process, in whole megabytes: what it holds now, and the most it ever held.</summary>
    public (long Now, long Most) Megabytes()
    {
        using var service = ProcessFile.Find(ProcessFilePath) ?? throw new SandboxException($"{name} does not run");
        var status = File.ReadAllLines($"/proc/{service.Id}/status");
        return (Read("VmRSS:"), Read("VmHWM:"));

        long Read(string field) => long.Parse(
            status.First(line => line.StartsWith(field, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan ProcessorTime()
    {
        using var service = ProcessFile.Find(ProcessFilePath) ?? throw new SandboxException($"{name} does not run");
        return service.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}
