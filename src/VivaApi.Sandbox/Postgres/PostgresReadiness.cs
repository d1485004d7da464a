using Npgsql;

namespace VivaApi.Sandbox.Postgres;

/// <summary>Waits until a server takes connections.</summary>
internal static class PostgresReadiness
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    // Long enough for a recovery after kill -9 under load.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <exception cref="SandboxException">The server ended, took too long, or has another password.</exception>
    public static async Task WaitAsync(
        string connectionString, Task<int> ended, LastLines log, TimeProvider time, CancellationToken cancellationToken)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 }.ConnectionString;
        var began = time.GetTimestamp();
        while (true)
        {
            if (ended.IsCompleted)
            {
                throw new SandboxException($"PostgreSQL ended with exit code {await ended}:{Environment.NewLine}{log}");
            }

            if (await AnswersAsync(unpooled, cancellationToken))
            {
                return;
            }

            if (time.GetElapsedTime(began) > Limit)
            {
                throw new SandboxException($"PostgreSQL is not ready after {Limit.TotalSeconds} seconds:{Environment.NewLine}{log}");
            }

            await Task.Delay(Step, time, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException wrong) when (
            wrong.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw new SandboxException(
                "PostgreSQL refuses the password kept under keys/: the database was made with another one. --fresh starts over.", wrong);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
