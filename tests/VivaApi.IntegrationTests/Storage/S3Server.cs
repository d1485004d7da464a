using System.Runtime.CompilerServices;
using VivaApi.IntegrationTests.Storage;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Processes;

[assembly: AssemblyFixture(typeof(S3Server))]

namespace VivaApi.IntegrationTests.Storage;

/// <summary>
/// A real server that speaks S3 (npm's <c>s3rver</c>), installed by the first run that wants it. Where there is no Node.js, the tests
/// that need it say so and are left out; under CI that is a failure.
/// </summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string Key = "S3RVER";
    public const string Bucket = "videos";

    private const string Package = "s3rver@3.7.1";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string data = Directory.CreateTempSubdirectory("viva-s3-").FullName;
    private readonly Lazy<Task<string?>> started;
    private GuardedProcess? process;

    public S3Server() => started = new Lazy<Task<string?>>(StartAsync);

    public string Endpoint { get; private set; } = string.Empty;

    /// <summary>Null when it runs, else why not.</summary>
    public Task<string?> WhyNotAsync() => started.Value;

    /// <summary>The objects of the bucket, as the server keeps them on the disk.</summary>
    public IReadOnlyList<string> Objects()
    {
        var folder = new DirectoryInfo(Path.Combine(data, Bucket));
        return folder.Exists ? [.. folder.EnumerateFiles("*_object", SearchOption.AllDirectories).Select(file => file.Name)] : [];
    }

    internal Dictionary<string, string?> AddTo(Dictionary<string, string?> settings)
    {
        settings["Storage:Kind"] = "S3";
        settings["Storage:S3:Endpoint"] = Endpoint;
        settings["Storage:S3:Bucket"] = Bucket;
        settings["Storage:S3:AccessKey"] = Key;
        settings["Storage:S3:SecretKey"] = Key;
        return settings;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(data, recursive: true);
    }

    private async Task<string?> StartAsync()
    {
        var reason = await TryStartAsync();
        return reason is null || Environment.GetEnvironmentVariable("CI") != "true" ? reason : throw new InvalidOperationException(reason);
    }

    private async Task<string?> TryStartAsync()
    {
        if (Find("node") is not { } node || Find("npm") is not { } npm)
        {
            return "Node.js and npm are not installed: the tests against a server that speaks S3 are left out.";
        }

        var folder = Path.Combine(Artifacts(), "s3rver");
        var script = Path.Combine(folder, "node_modules", "s3rver", "bin", "s3rver.js");
        if (!File.Exists(script))
        {
            Directory.CreateDirectory(folder);
            var said = new LastLines(10);
            var install = new GuardedCommand(npm, ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, Package]);
            if (await GuardedProcess.RunAsync(install, said.Add, new CancellationTokenSource(Patience).Token) != 0)
            {
                return $"{Package} could not be installed: {said}";
            }
        }

        var port = Ports.Free(0);
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = new LastLines(10);
        process = GuardedProcess.Start(
            new GuardedCommand(node, [script, "-d", data, "-a", "127.0.0.1", "-p", $"{port}", "--configure-bucket", Bucket]), Hear, Hear);
        if (await Task.WhenAny(listening.Task, process.Ended).WaitAsync(Patience) == process.Ended)
        {
            return $"{Package} ended at once: {lines}";
        }

        Endpoint = $"http://127.0.0.1:{port}";
        return null;

        void Hear(string line)
        {
            lines.Add(line);
            if (line.Contains("listening", StringComparison.OrdinalIgnoreCase))
            {
                listening.TrySetResult();
            }
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static string Artifacts([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "artifacts"));
}
