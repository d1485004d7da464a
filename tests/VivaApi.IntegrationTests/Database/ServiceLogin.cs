using Npgsql;
using VivaApi.Migrations;

namespace VivaApi.IntegrationTests.Database;

/// <summary>The database role that the service works as in production, made by the migrations' own script for one test database.</summary>
internal sealed class ServiceLogin : IAsyncDisposable
{
    private const string Password = "only-on-loopback";
    private readonly string owner;
    private readonly string role;

    private ServiceLogin(string owner, string role)
    {
        this.owner = owner;
        this.role = role;
        ConnectionString = new NpgsqlConnectionStringBuilder(owner) { Username = role, Password = Password }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<ServiceLogin> CreateAsync(string ownersConnectionString)
    {
        // Roles belong to the whole server, which other test databases share.
        var login = new ServiceLogin(ownersConnectionString, $"service_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}");
        await ServiceRole.GrantAsync(ownersConnectionString, login.role, Password, CancellationToken.None);
        return login;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var service = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(service);
        }

        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"drop owned by {role}; drop role {role}", connection);
        await drop.ExecuteNonQueryAsync();
    }
}
