using System.Globalization;

namespace VivaApi.Sandbox.Processes;

/// <summary>The words of the guard's command line: <c>guard --signal=Terminate --grace=20 … -- command arguments</c>.</summary>
internal static class GuardArguments
{
    public const string Verb = "guard";
    public const string Signal = "--signal";
    public const string GraceSeconds = "--grace";
    public const string User = "--user";
    public const string ProcessFile = "--process-file";
    public const string FolderToRemove = "--remove-folder";
    public const string WorkingDirectory = "--working-directory";
    public const string CommandFollows = "--";

    /// <summary>Reads what <see cref="GuardedCommand.ToGuardArguments"/> wrote.</summary>
    /// <exception cref="FormatException">The command line is not one of ours.</exception>
    public static GuardedCommand Read(ReadOnlySpan<string> arguments)
    {
        var end = arguments.IndexOf(CommandFollows);
        if (end < 0 || end + 1 >= arguments.Length)
        {
            throw new FormatException($"{Verb}: a command is expected after {CommandFollows}");
        }

        var command = new GuardedCommand(arguments[end + 1], arguments[(end + 2)..].ToArray());
        foreach (var argument in arguments[..end])
        {
            var split = argument.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = split < 0 ? (argument, string.Empty) : (argument[..split], argument[(split + 1)..]);
            command = With(command, name, value.Length == 0 ? null : value);
        }

        return command;
    }

    private static GuardedCommand With(GuardedCommand command, string name, string? value) => name switch
    {
        Signal => command with { StopSignal = Enum.Parse<PosixSignalNumber>(value ?? string.Empty) },
        GraceSeconds => command with { Grace = TimeSpan.FromSeconds(int.Parse(value ?? string.Empty, CultureInfo.InvariantCulture)) },
        User => command with { User = value },
        ProcessFile => command with { ProcessFile = value },
        FolderToRemove => command with { FolderToRemove = value },
        WorkingDirectory => command with { WorkingDirectory = value ?? command.WorkingDirectory },
        _ => throw new FormatException($"{Verb}: unknown option {name}"),
    };
}
