using VivaApi.Sandbox;
using VivaApi.Sandbox.Postgres;

namespace VivaApi.Bench.Ledger;

/// <summary>The programs of other people that the measurements rest on.</summary>
internal sealed record LedgerTools(IReadOnlyList<PostgresInstallation> Postgres, string? User, string PgBench, string Wrk)
{
    /// <exception cref="SandboxException">One is missing; the message says which and how to get it.</exception>
    public static async Task<LedgerTools> FindAsync(CancellationToken cancellationToken)
    {
        var user = UnprivilegedUser.Choose();
        var found = await PostgresBinaries.FindAsync(user, cancellationToken);
        var withBench = found.Where(installation => File.Exists(installation.Program("pgbench"))).ToList();
        var wrk = OnPath("wrk");
        var missing = new List<string>();
        if (withBench.Count == 0)
        {
            missing.Add("PostgreSQL 15 to 18 with pgbench (Debian: apt install postgresql postgresql-contrib)");
        }

        if (wrk is null)
        {
            missing.Add("wrk, the HTTP load program (Debian: apt install wrk)");
        }

        return missing.Count == 0
            ? new LedgerTools(withBench, user, withBench[0].Program("pgbench"), wrk!)
            : throw new SandboxException($"Nothing was measured; missing: {string.Join("; ", missing)}.");
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
