using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using VivaApi.Sandbox;

namespace VivaApi.Bench.Ledger;

/// <summary>Runs pgbench over one script, every statement prepared, and reads its rate.</summary>
internal sealed partial class PgBench(LedgerTools tools, string connectionString)
{
    /// <summary>One durable row: what a commit costs on this machine.</summary>
    public const string OneRow = "insert into one_row (amount) values (15);";

    /// <summary>The very statement of the ledger's reserve, on a random account of all.</summary>
    public static string ReserveCold { get; } = Reserve($"random(1, {Seed.Accounts})");

    /// <summary>The same on one account.</summary>
    public static string ReserveHot { get; } = Reserve("1");

    /// <returns>Transactions per second.</returns>
    public async Task<double> RunAsync(string script, int clients, int seconds, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script, cancellationToken);
            var output = await StartAsync(file, clients, seconds, cancellationToken);
            return RatePattern().Match(output) is { Success: true } rate && FailedPattern().Match(output) is not { Success: true }
                ? double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                : throw new SandboxException($"pgbench did not measure: {output}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Reserve(string account) =>
        $"""
         \set account {account}
         select * from credit_reserve(lpad(to_hex(:account::int), 32, '0')::uuid, 15, 'generation:' || ledger_id(now()), now());
         """;

    private async Task<string> StartAsync(string file, int clients, int seconds, CancellationToken cancellationToken)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(
            tools.PgBench,
            [
                "-h", address.Host!, "-p", $"{address.Port}", "-U", address.Username!,
                "-n", "-M", "prepared", "-c", $"{clients}", "-j", "1", "-T", $"{seconds}", "-f", file, address.Database!,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = address.Password;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? await output : throw new SandboxException($"pgbench failed: {FirstLines(await error)}");
    }

    // Every client repeats the same complaint.
    private static string FirstLines(string text) => string.Join(Environment.NewLine, text.Split('\n').Take(4));

    [GeneratedRegex(@"^tps = ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex RatePattern();

    [GeneratedRegex(@"^number of failed transactions: [1-9]", RegexOptions.Multiline)]
    private static partial Regex FailedPattern();
}
