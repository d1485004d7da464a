using VivaApi.Sandbox.Processes;

namespace VivaApi.Sandbox.Host;

/// <summary>Runs the migrations as the process they are in production.</summary>
internal static class MigrationsStep
{
    private const string Program = "VivaApi.Migrations";

    /// <summary>Brings the schema up to date.</summary>
    public static Task ApplyAsync(string connectionString, Action<string> log, CancellationToken cancellationToken) =>
        RunAsync([], connectionString, log, cancellationToken);

    /// <summary>Makes the operator, or leaves the one that is there.</summary>
    public static Task CreateOperatorAsync(
        string connectionString, string email, string password, Action<string> log, CancellationToken cancellationToken) =>
        RunAsync(["create-operator", "--email", email, "--password", password], connectionString, log, cancellationToken);

    private static async Task RunAsync(string[] arguments, string connectionString, Action<string> log, CancellationToken cancellationToken)
    {
        var tail = new LastLines(20);
        var command = new GuardedCommand(DotnetHost.FileName, [.. DotnetHost.ArgumentsFor(Program), .. arguments])
        {
            Environment = ServiceSettings.ForMigrations(connectionString),
        };
        var code = await GuardedProcess.RunAsync(
            command,
            line =>
            {
                tail.Add(line);
                log(line);
            },
            cancellationToken);
        if (code != 0)
        {
            throw new SandboxException(
                $"{Program} {arguments.FirstOrDefault() ?? "(apply)"} ended with exit code {code}:{Environment.NewLine}{tail}");
        }
    }
}
