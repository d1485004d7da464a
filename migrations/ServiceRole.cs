using Npgsql;

namespace VivaApi.Migrations;

/// <summary>
/// Makes the database role that the service logs in with: it reads and writes rows, but owns no table, so it can neither change
/// a table nor switch off the triggers and checks that guard the money. Credits it moves by the ledger's verbs alone: the tables
/// of credits it can only read.
/// </summary>
internal static class ServiceRole
{
    public static async Task GrantAsync(string connectionString, CancellationToken cancellationToken)
    {
        if (MigrationSettings.Read("Migrations__ServiceRole") is not { } role)
        {
            return;
        }

        var password = MigrationSettings.Read("Migrations__ServiceRolePassword")
            ?? throw new MigrationSettingException("Migrations__ServiceRolePassword is missing; it belongs to Migrations__ServiceRole.");
        await GrantAsync(connectionString, role, password, cancellationToken);
        Console.WriteLine($"The role {role} may read and write rows, and nothing else.");
    }

    public static async Task GrantAsync(string connectionString, string role, string password, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        // A role's name and password cannot be parameters of CREATE ROLE; the script quotes what it finds in these settings.
        await using var hand = new NpgsqlCommand(
            "select set_config('viva.role', $1, false), set_config('viva.password', $2, false)", connection);
        hand.Parameters.Add(new NpgsqlParameter { Value = role });
        hand.Parameters.Add(new NpgsqlParameter { Value = password });
        await hand.ExecuteNonQueryAsync(cancellationToken);
        await using var grant = new NpgsqlCommand(SqlScript.Read("service_role"), connection);
        await grant.ExecuteNonQueryAsync(cancellationToken);
    }
}
