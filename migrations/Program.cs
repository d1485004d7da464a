using Npgsql;

namespace VivaApi.Migrations;

/// <summary>
/// <c>VivaApi.Migrations</c> applies the migrations and exits; <c>-- audit</c> checks the books; <c>-- create-operator</c> makes a log-in
/// for an operator, <c>-- remove-operator</c> takes that from one, <c>-- reset-second-factor</c> takes a lost second factor from one. All
/// read the database's address from <c>ConnectionStrings__Default</c>.
/// </summary>
internal static class Program
{
    private const string Usage =
        """
        Usage: VivaApi.Migrations [command]

          (none)                                            apply the migrations
          audit                                             check every invariant of the books; exit 1 when one fails
          create-operator --email E --password P            make (or keep) an operator's log-in
          remove-operator --email E                         take the operator's role from a log-in and end its sessions
          reset-second-factor --email E                     take the second factor from a log-in whose owner has lost it

        Settings: ConnectionStrings__Default              the database, with a role that may change its tables
                  Migrations__ServiceRole, …Password      optional: a role to make for the service, which may not change its tables
        """;

    private static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await RunAsync(args, stop.Token);
        }
        catch (MigrationSettingException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
        catch (NpgsqlException error)
        {
            await Console.Error.WriteLineAsync($"The database refused: {error.Message}");
            return 1;
        }
    }

    private static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        switch (args)
        {
            case []:
                var connectionString = MigrationSettings.ConnectionString();
                await MigrationRunner.ApplyAsync(connectionString, cancellationToken);
                await ServiceRole.GrantAsync(connectionString, cancellationToken);
                return 0;
            case ["audit"]:
                return await Audit.RunAsync(MigrationSettings.ConnectionString(), Console.Out, cancellationToken) ? 0 : 1;
            case ["create-operator", "--email", var email, "--password", var password]:
                return await OperatorAccount.CreateAsync(MigrationSettings.ConnectionString(), email, password, cancellationToken);
            case ["remove-operator", "--email", var email]:
                return await OperatorAccount.RemoveAsync(MigrationSettings.ConnectionString(), email, cancellationToken);
            case ["reset-second-factor", "--email", var email]:
                return await SecondFactorReset.RunAsync(MigrationSettings.ConnectionString(), email, cancellationToken);
            case ["--help" or "-h" or "help"]:
                Console.WriteLine(Usage);
                return 0;
            default:
                await Console.Error.WriteLineAsync($"Unknown command: {string.Join(' ', args)}\n\n{Usage}");
                return 2;
        }
    }
}
