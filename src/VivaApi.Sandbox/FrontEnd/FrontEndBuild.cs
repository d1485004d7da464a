using VivaApi.Sandbox.Host;
using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox.FrontEnd;

/// <summary>Makes the page with Node, unless what an earlier run made is still what its sources say.</summary>
internal sealed class FrontEndBuild(FrontEndSources sources, SandboxPaths paths, Action<string> log, TimeProvider time)
{
    private const string Stamp = ".built";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly string Npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <param name="say">Told what is done just now.</param>
    /// <returns>Built, or unavailable with the reason.</returns>
    public async Task<FrontEndState> RunAsync(Action<string> say, CancellationToken cancellationToken)
    {
        // A build that a crash left behind would write where this one does.
        await ProcessFile.EndLeftoverAsync(paths.FrontEndProcess, PosixSignalNumber.Terminate, cancellationToken);
        var fingerprint = sources.Fingerprint();
        if (IsBuilt(fingerprint))
        {
            return new FrontEndState.Built(paths.FrontEnd);
        }

        if (await NodeTroubleAsync(cancellationToken) is { } trouble)
        {
            return new FrontEndState.Unavailable(trouble);
        }

        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Limit);
        try
        {
            return await InstallAsync(say, bound.Token) && await BundleAsync(fingerprint, say, bound.Token)
                ? new FrontEndState.Built(paths.FrontEnd)
                : Failed("it could not be built");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"it was not built within {Limit.TotalMinutes:0} minutes");
        }
    }

    private FrontEndState.Unavailable Failed(string what) => new(
        $"the page is not there, {what} (why is in {paths.FrontEndLog}); everything else runs. "
        + "By hand: npm ci, then start the sandbox again.");

    private bool IsBuilt(string fingerprint)
    {
        var stamp = Path.Combine(paths.FrontEnd, Stamp);
        return File.Exists(stamp) && string.Equals(File.ReadAllText(stamp), fingerprint, StringComparison.Ordinal);
    }

    private async Task<string?> NodeTroubleAsync(CancellationToken cancellationToken)
    {
        NodeRelease? release = null;
        var code = await RunAsync("node", ["--version"], sources.Checkout, line => release ??= NodeRelease.Read(line), cancellationToken);
        return (code, release) switch
        {
            (0, { IsEnough: true }) => null,
            (0, { } old) => $"the page is not there, its build needs {NodeRelease.Needed} and this is {old}; everything else runs.",
            _ => $"the page is not there, its build needs {NodeRelease.Needed} and none was found; everything else runs. "
                + "With Node installed, start the sandbox again.",
        };
    }

    // What the page needs and no more, so that the first run is quick. The packages belong to the checkout: two sandboxes of one checkout
    // must not install them at once.
    private async Task<bool> InstallAsync(Action<string> say, CancellationToken cancellationToken)
    {
        await using var turn = await TakeTurnAsync(cancellationToken);
        if (sources.ArePackagesInstalled())
        {
            return true;
        }

        say("installing its packages");
        string[] arguments =
        [
            "ci", "--workspace", sources.Workspace, "--include-workspace-root=false", "--include=dev", "--ignore-scripts", "--no-audit",
            "--no-fund", "--fetch-retries=1",
        ];
        return await RunAsync(Npm, arguments, sources.Checkout, static _ => { }, cancellationToken) == 0;
    }

    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(sources.Checkout, ".data")).FullName;
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "npm.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LookAgain, time, cancellationToken);
            }
        }
    }

    private async Task<bool> BundleAsync(string fingerprint, Action<string> say, CancellationToken cancellationToken)
    {
        say("building it");
        var next = $"{paths.FrontEnd}.next";
        string[] arguments = [sources.Vite, "build", "--outDir", next, "--emptyOutDir"];
        if (await RunAsync("node", arguments, sources.Folder, static _ => { }, cancellationToken) != 0)
        {
            return false;
        }

        await File.WriteAllTextAsync(Path.Combine(next, Stamp), fingerprint, cancellationToken);
        if (Directory.Exists(paths.FrontEnd))
        {
            Directory.Delete(paths.FrontEnd, recursive: true);
        }

        Directory.Move(next, paths.FrontEnd);
        return true;
    }

    private Task<int> RunAsync(
        string program, string[] arguments, string folder, Action<string> output, CancellationToken cancellationToken)
    {
        var command = new GuardedCommand(program, arguments)
        {
            WorkingDirectory = folder,
            ProcessFile = paths.FrontEndProcess,

            // With it set to production, as on some servers, npm leaves the build tools out.
            Environment = new Dictionary<string, string?> { ["NODE_ENV"] = null },
        };
        return GuardedProcess.RunAsync(
            command,
            line =>
            {
                log(line);
                output(line);
            },
            cancellationToken);
    }
}
