using System.Diagnostics;
using System.Globalization;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Migrations;
using VivaApi.Sandbox.Postgres;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>
/// A world on a PostgreSQL of its own that keeps what it promises (<c>fsync</c> on), may be killed, and is started again by itself.
/// It needs installed programs: a container's processes are out of reach.
/// </summary>
public sealed class DurableWorld(TestDatabases databases) : World(databases)
{
    private readonly string folder =
        Path.Combine(Path.GetTempPath(), $"vivaapi-durable-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}");

    private string dataFolder = string.Empty;

    /// <summary>What <c>kill -9</c> of every process of the server does.</summary>
    internal async Task KillServerAsync()
    {
        var file = await File.ReadAllLinesAsync(Path.Combine(dataFolder, "postmaster.pid"));
        var postmaster = int.Parse(file[0], CultureInfo.InvariantCulture);
        var children = await ChildrenOfAsync(postmaster);
        foreach (var id in children.Prepend(postmaster))
        {
            Kill(id);
        }
    }

    private protected override async Task<TestDatabase> MakeDatabaseAsync()
    {
        var user = UnprivilegedUser.Choose();
        var installations = await PostgresBinaries.FindAsync(user, CancellationToken.None);
        Assert.SkipWhen(installations.Count == 0, "no PostgreSQL is installed here");

        // Its data must outlive it, so it is no throw-away cluster: this class removes what is left.
        var options = new PostgresOptions { Folder = folder, Password = "only-on-loopback" };
        var cluster = await PostgresCluster.StartAsync(installations, user, options, CancellationToken.None);
        dataFolder = cluster.DataFolder;
        await ((IPostgresServer)cluster).EnsureDatabaseAsync("durable", CancellationToken.None);
        await MigrationRunner.ApplyAsync(cluster.ConnectionString("durable"), CancellationToken.None);
        return new TestDatabase(cluster.ConnectionString("durable"), () => RemoveAsync(cluster));
    }

    private static async Task RemoveAsync(PostgresCluster cluster)
    {
        var home = Path.GetDirectoryName(cluster.DataFolder)!;
        await cluster.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    private static async Task<IEnumerable<int>> ChildrenOfAsync(int process)
    {
        var file = $"/proc/{process}/task/{process}/children";
        var text = File.Exists(file) ? await File.ReadAllTextAsync(file) : string.Empty;
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture));
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // A backend ends by itself once its postmaster is gone.
        }
    }
}
