using VivaApi.Sandbox.Postgres;

namespace VivaApi.Sandbox.Host;

/// <summary>What lies where in the data folder.</summary>
internal sealed class SandboxPaths
{
    private const string Solution = "VivaApi.Backend.sln";

    public SandboxPaths(string root)
    {
        Root = Path.GetFullPath(root);
        foreach (var folder in new[] { Root, Keys, Logs, Processes, Videos, StandIns })
        {
            Directory.CreateDirectory(folder);
        }
    }

    public string Root { get; }

    public string Keys => Path.Combine(Root, "keys");

    public string Logs => Path.Combine(Root, "logs");

    public string Videos => Path.Combine(Root, "videos");

    public string Demo => Path.Combine(Root, "demo");

    /// <summary>The built front end.</summary>
    public string FrontEnd => Path.Combine(Root, "front-end");

    public string FrontEndLog => Path.Combine(Logs, "front-end.log");

    public string StandIns => Path.Combine(Root, "stand-ins");

    public string Postgres => Path.Combine(Root, "postgres");

    /// <summary>Names the folder of PostgreSQL's data, which may have to lie elsewhere.</summary>
    public string PostgresPointer => Path.Combine(Root, "postgres.location");

    public string Lock => Path.Combine(Root, "sandbox.lock");

    /// <summary>The addresses of the sandbox that is running.</summary>
    public string Addresses => Path.Combine(Root, "sandbox.json");

    public string ServiceProcess => Path.Combine(Processes, "service");

    public string PostgresProcess => Path.Combine(Processes, "postgres");

    public string FrontEndProcess => Path.Combine(Processes, "front-end");

    private string Processes => Path.Combine(Root, "run");

    /// <summary>The chosen folder, or <c>.data</c> beside the solution that holds the current folder or this program.</summary>
    public static SandboxPaths Find(string? chosen)
    {
        if (chosen is not null)
        {
            return new SandboxPaths(chosen);
        }

        var checkout = FindCheckout()
            ?? throw new SandboxException($"{Solution} was found neither above the current folder nor above the program: say --data DIR.");
        return new SandboxPaths(Path.Combine(checkout, ".data"));
    }

    /// <summary>The folder of the solution that holds the current folder or this program; null when there is none.</summary>
    public static string? FindCheckout() => Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory);

    /// <summary>Removes what earlier runs kept, by name: the folder may hold other things too. Logs and demo videos stay.</summary>
    public async Task StartOverAsync(CancellationToken cancellationToken)
    {
        if (PostgresContainer.HoldsData(PostgresPointer))
        {
            await KeptVolume.RemoveAsync(Postgres, cancellationToken);
        }

        ClusterFolder.Remove(Postgres, PostgresPointer);
        foreach (var folder in new[] { Keys, Videos, StandIns })
        {
            Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
        }
    }

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
