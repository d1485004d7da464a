using Npgsql;

namespace VivaApi.Sandbox.Postgres;

/// <summary>How to reach a private server on this machine.</summary>
internal sealed record PostgresAddress(string Host, int Port, string Password)
{
    public const string SuperUser = "vivaapi";

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Username = SuperUser,
        Password = Password,
        Database = database,

        // Both ends are on this machine and speak TCP over loopback; asking for TLS first would only cost a round trip.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;
}
