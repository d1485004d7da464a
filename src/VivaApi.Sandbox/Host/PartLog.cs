namespace VivaApi.Sandbox.Host;

/// <summary>Keeps the output of one part in a file and passes on what a person should see.</summary>
internal sealed class PartLog : IDisposable
{
    private const long MaxBytes = 20 * 1024 * 1024;

    private readonly StreamWriter writer;
    private readonly Action<string> show;
    private readonly Lock gate = new();
    private bool inError;
    private bool closed;

    public PartLog(string file, Action<string> show)
    {
        if (File.Exists(file) && new FileInfo(file).Length > MaxBytes)
        {
            File.Move(file, $"{file}.1", overwrite: true);
        }

        writer = new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        this.show = show;
    }

    /// <summary>The last lines, for the message when the process does not start.</summary>
    public LastLines Tail { get; } = new(30);

    public void Add(string line)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            writer.WriteLine(line);
            Tail.Add(line);
            inError = BelongsToError(line, inError);
            if (inError)
            {
                show(line);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            writer.Dispose();
            closed = true;
        }
    }

    /// <summary>An entry of .NET's console log begins at the margin with its level; the lines below it are indented.</summary>
    public static bool BelongsToError(string line, bool previousDid) =>
        line.StartsWith("fail:", StringComparison.Ordinal)
        || line.StartsWith("crit:", StringComparison.Ordinal)
        || line.StartsWith("Unhandled exception", StringComparison.Ordinal)
        || (previousDid && line.StartsWith("   ", StringComparison.Ordinal));
}
