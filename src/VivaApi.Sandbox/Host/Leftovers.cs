using VivaApi.Sandbox.Postgres;
using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox.Host;

/// <summary>What a crash of the whole sandbox may have left, where the kernel could not end it.</summary>
internal static class Leftovers
{
    public static async Task EndAsync(SandboxPaths paths, SandboxConsole console, CancellationToken cancellationToken)
    {
        File.Delete(paths.Addresses);
        if (await ProcessFile.EndLeftoverAsync(paths.ServiceProcess, PosixSignalNumber.Terminate, cancellationToken))
        {
            console.Note("ended a service that an earlier sandbox had left running");
        }

        if (ClusterFolder.Existing(paths.Postgres, paths.PostgresPointer) is { } data
            && await PostmasterFile.EndEarlierServerAsync(data, cancellationToken))
        {
            console.Note("ended a PostgreSQL that an earlier sandbox had left running");
        }
    }
}
