namespace VivaApi.Sandbox.Processes;

/// <summary>A command to run under a guard, and how it is ended.</summary>
internal sealed record GuardedCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Added to the sandbox's own environment; null takes a name away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string WorkingDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>Runs the command as this user; only root may say so.</summary>
    public string? User { get; init; }

    public PosixSignalNumber StopSignal { get; init; } = PosixSignalNumber.Terminate;

    /// <summary>How long the command may take to end after the signal, before it is killed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where the guard writes down the command's process, so that a later start can end what a crash left.</summary>
    public string? ProcessFile { get; init; }

    /// <summary>A folder the guard removes once the command has ended; for throw-away data only.</summary>
    public string? FolderToRemove { get; init; }

    /// <summary>The guard's own command line for this command.</summary>
    public IEnumerable<string> ToGuardArguments()
    {
        yield return GuardArguments.Verb;
        yield return $"{GuardArguments.Signal}={StopSignal}";
        yield return $"{GuardArguments.GraceSeconds}={(int)Grace.TotalSeconds}";
        yield return $"{GuardArguments.User}={User}";
        yield return $"{GuardArguments.ProcessFile}={ProcessFile}";
        yield return $"{GuardArguments.FolderToRemove}={FolderToRemove}";
        yield return $"{GuardArguments.WorkingDirectory}={WorkingDirectory}";
        yield return GuardArguments.CommandFollows;
        yield return FileName;
        foreach (var argument in Arguments)
        {
            yield return argument;
        }
    }
}
