using VivaApi.Sandbox.Processes;

namespace VivaApi.UnitTests.Sandbox.Processes;

public sealed class GuardArgumentsTests
{
    [Fact]
    public void What_was_written_is_read_back()
    {
        var command = new GuardedCommand("/bin/program", ["-c", "a=b", "--", "--user=root", string.Empty])
        {
            User = "postgres",
            StopSignal = PosixSignalNumber.Interrupt,
            Grace = TimeSpan.FromSeconds(9),
            ProcessFile = "/a folder/run",
            FolderToRemove = "/a=b",
            WorkingDirectory = "/",
        };

        var read = GuardArguments.Read(command.ToGuardArguments().Skip(1).ToArray());

        Assert.Equal(command with { Arguments = read.Arguments, Environment = read.Environment }, read);
        Assert.Equal(command.Arguments, read.Arguments);
    }

    [Theory]
    [InlineData("--signal=Interrupt")]
    [InlineData("--signal=Interrupt|--")]
    [InlineData("--bogus=1|--|program")]
    public void A_command_line_of_another_kind_is_refused(string line) =>
        Assert.Throws<FormatException>(() => GuardArguments.Read(line.Split('|')));
}
