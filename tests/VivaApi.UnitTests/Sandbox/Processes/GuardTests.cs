using VivaApi.Sandbox.Processes;

namespace VivaApi.UnitTests.Sandbox.Processes;

/// <summary>With real processes; a shell stands for the service.</summary>
public sealed class GuardTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vivaapi-guard-").FullName;
    private readonly List<string> lines = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder, "process");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_exit_code_and_the_output_pass_through()
    {
        UnixOnly();

        var code = await GuardedProcess.RunAsync(Shell("echo out; echo err >&2; exit 7"), Add, Cancellation);

        Assert.Equal(7, code);
        Assert.Equal(["err", "out"], lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_command_that_cannot_be_started_is_named()
    {
        var code = await GuardedProcess.RunAsync(new GuardedCommand("/nowhere/at-all", []) { User = null }, Add, Cancellation);

        Assert.NotEqual(0, code);
        Assert.Contains(lines, line => line.Contains("/nowhere/at-all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_end_is_asked_for_with_the_chosen_signal()
    {
        UnixOnly();
        var process = await StartAsync(
            "trap 'echo interrupted; exit 3' INT; echo ready; while :; do sleep 0.05; done", PosixSignalNumber.Interrupt);

        await process.DisposeAsync();

        Assert.Equal(3, await process.Ended);
        Assert.Contains("interrupted", lines);
    }

    [Fact]
    public async Task A_command_that_will_not_end_is_killed_after_the_grace()
    {
        UnixOnly();
        var process = await StartAsync("trap '' TERM; echo ready; while :; do sleep 0.05; done", PosixSignalNumber.Terminate);

        await process.DisposeAsync();

        Assert.Equal(128 + 9, await process.Ended);
    }

    [Fact]
    public async Task The_command_is_written_down_while_it_runs()
    {
        UnixOnly();
        var process = await StartAsync("echo ready; exec sleep 60", PosixSignalNumber.Terminate);

        using (var written = ProcessFile.Find(File))
        {
            Assert.NotNull(written);
        }

        await process.DisposeAsync();
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task A_command_does_not_outlive_a_guard_that_was_killed()
    {
        UnixOnly();
        var process = await StartAsync("echo ready; exec sleep 60", PosixSignalNumber.Terminate);
        using var command = ProcessFile.Find(File);
        Assert.NotNull(command);

        process.KillGuard();
        await process.DisposeAsync();

        Assert.True(command.WaitForExit(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_process_id_that_was_given_to_another_process_is_not_ended()
    {
        using var own = System.Diagnostics.Process.GetCurrentProcess();
        await System.IO.File.WriteAllTextAsync(File, $"{own.Id}\n1000\n", Cancellation);

        Assert.False(await ProcessFile.EndLeftoverAsync(File, PosixSignalNumber.Terminate, Cancellation));
        Assert.False(System.IO.File.Exists(File));
    }

    private static void UnixOnly() => Assert.SkipWhen(OperatingSystem.IsWindows(), "signals and a POSIX shell");

    private GuardedCommand Shell(string script) => new("/bin/sh", ["-c", script])
    {
        Grace = TimeSpan.FromSeconds(1),
        ProcessFile = File,
    };

    private async Task<GuardedProcess> StartAsync(string script, PosixSignalNumber signal)
    {
        var ready = new TaskCompletionSource();

        // The guard writes the command down just after it has started it.
        var process = GuardedProcess.Start(
            Shell($"while [ ! -s '{File}' ]; do sleep 0.02; done; {script}") with { StopSignal = signal },
            line =>
            {
                Add(line);
                if (line is "ready")
                {
                    ready.TrySetResult();
                }
            },
            Add);
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        return process;
    }

    private void Add(string line)
    {
        lock (lines)
        {
            lines.Add(line);
        }
    }
}
