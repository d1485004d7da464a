namespace VivaApi.Sandbox.Host;

/// <summary>Files that hold secrets: readable by their owner alone, and whole or not there.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, string content)
    {
        var unfinished = $"{path}.unfinished";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(unfinished, options))
        {
            writer.Write(content);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>The file's content; made once if it is not there.</summary>
    public static string ReadOrMake(string path, Func<string> make)
    {
        if (!File.Exists(path))
        {
            Write(path, make());
        }

        return File.ReadAllText(path);
    }
}
