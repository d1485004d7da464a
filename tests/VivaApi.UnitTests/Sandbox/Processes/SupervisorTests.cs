using Microsoft.Extensions.Time.Testing;
using VivaApi.Sandbox;
using VivaApi.Sandbox.Processes;

namespace VivaApi.UnitTests.Sandbox.Processes;

public sealed class SupervisorTests
{
    [Fact]
    public async Task A_part_that_dies_is_told_and_started_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a POSIX shell");
        var said = new List<string>();
        var starts = 0;
        var back = new TaskCompletionSource();
        await using var supervisor = new Supervisor(
            "the part",
            _ => Task.FromResult(
                GuardedProcess.Start(Shell(Interlocked.Increment(ref starts) == 1 ? "exit 4" : "exec sleep 60"), Ignore, Ignore)),
            line =>
            {
                said.Add(line);
                if (line.EndsWith("is back", StringComparison.Ordinal))
                {
                    back.TrySetResult();
                }
            },
            TimeProvider.System);

        await supervisor.StartAsync(TestContext.Current.CancellationToken);
        await back.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(2, starts);
        Assert.Equal(["the part ended unexpectedly (exit code 4); starting it again", "the part is back"], said);
    }

    [Fact]
    public async Task A_first_start_that_fails_is_the_callers_to_tell()
    {
        await using var supervisor = new Supervisor(
            "the part", _ => throw new SandboxException("no"), Ignore, new FakeTimeProvider());

        var failed = await Assert.ThrowsAsync<SandboxException>(() => supervisor.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal("no", failed.Message);
    }

    private static GuardedCommand Shell(string script) => new("/bin/sh", ["-c", script]);

    private static void Ignore(string line)
    {
        // What it says does not matter here.
    }
}
