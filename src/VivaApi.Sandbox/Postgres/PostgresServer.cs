namespace VivaApi.Sandbox.Postgres;

/// <summary>Chooses how to run a private PostgreSQL: installed programs, else a container.</summary>
internal static class PostgresServer
{
    /// <exception cref="SandboxException">Neither is there; the message says what to install.</exception>
    public static async Task<IPostgresServer> StartAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        if (PostgresContainer.HoldsData(options.FolderPointer))
        {
            return await PostgresContainer.StartAsync(options, cancellationToken);
        }

        var user = UnprivilegedUser.Choose();
        var installations = await PostgresBinaries.FindAsync(user, cancellationToken);
        if (installations.Count > 0)
        {
            return await PostgresCluster.StartAsync(installations, user, options, cancellationToken);
        }

        if (await DockerEndpoint.AnswersAsync(cancellationToken))
        {
            return await PostgresContainer.StartAsync(options, cancellationToken);
        }

        throw new SandboxException(
            "No PostgreSQL was found: install PostgreSQL 15 to 18 (Debian: apt install postgresql; macOS: brew install postgresql@17; "
            + "Windows: winget install PostgreSQL.PostgreSQL.17), or start Docker.");
    }
}
