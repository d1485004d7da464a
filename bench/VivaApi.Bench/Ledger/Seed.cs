using System.Globalization;
using Npgsql;

namespace VivaApi.Bench.Ledger;

/// <summary>What the databases hold before anything is measured: accounts that never run dry, each bought with a paid order.</summary>
internal static class Seed
{
    public const int Accounts = 10_000;

    /// <summary>Credits of each account: more than any run can spend.</summary>
    private const long Credits = 1_000_000_000;

    private const string UserIds = "select n, lpad(to_hex(n), 32, '0')::uuid as id from generate_series(1, $accounts) n";

    private const string Customers =
        $"""
        insert into users (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp,
                           phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, created_at)
        select id, 'c' || n || '@example.com', 'C' || n || '@EXAMPLE.COM', 'c' || n || '@example.com', 'C' || n || '@EXAMPLE.COM',
               false, 'stamp', false, false, true, 0, now() from ({UserIds}) u;
        insert into log_in_sessions (id, user_id, address, turn, started_at, turned_at, expires_at)
        select id, id, '127.0.0.1', 1, now(), now(), now() + interval '1 day' from ({UserIds}) u;
        insert into orders (id, user_id, out_trade_no, package_code, package_name, amount_fen, credits, includes_dedicated_key, channel,
                            state, trade_no, created_at, expires_at, paid_at)
        select id, id, 'BENCH' || n, 'bench', 'bench', 100, $credits, false, 'page', 'paid', 'T' || n, now(), now(), now()
          from ({UserIds}) u;
        select count(*) from ({UserIds}) u, lateral credit_grant(u.id, $credits, 'order:' || u.id, now());
        insert into user_viva_api_keys (user_id, quota, used, reserved, key_kind, created_at, updated_at)
        select id, $credits, 0, 0, 'shared', now(), now() from ({UserIds}) u;
        create table one_row (id bigint generated always as identity primary key, amount bigint not null);
        """;

    // In the order in which a year would have written them: all accounts' first movement, then all accounts' second … Past the triggers,
    // which would move each account a hundred times in one transaction.
    private const string History =
        """
        set session_replication_role = replica;
        insert into credit_entries (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, reason, created_at)
        select ledger_id(now()), a.user_id, 1 + s, 'adjust', 15, $credits + 15 * s, 0, 'adjustment:' || ledger_id(now()), 'history', now()
          from generate_series(1, $each) s, (select user_id from user_credit_accounts order by user_id) a;
        update user_credit_accounts set version = 1 + $each, available_credits = $credits + 15 * $each, moved_at = now();
        update user_viva_api_keys set quota = $credits + 15 * $each;
        """;

    public static Guid UserId(int number) => Guid.Parse(number.ToString("x32", CultureInfo.InvariantCulture));

    public static async Task PlantAsync(string connectionString, int entries, CancellationToken cancellationToken)
    {
        await RunAsync(connectionString, Customers, 0, cancellationToken);
        if (entries > Accounts)
        {
            await RunAsync(connectionString, History, (entries / Accounts) - 1, cancellationToken);
        }

        await RunAsync(connectionString, "vacuum analyze", 0, cancellationToken);
        await RunAsync(connectionString, "checkpoint", 0, cancellationToken);
    }

    private static async Task RunAsync(string connectionString, string sql, int each, CancellationToken cancellationToken)
    {
        var patient = new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 600, Pooling = false };
        await using var connection = new NpgsqlConnection(patient.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            sql.Replace("$accounts", $"{Accounts}", StringComparison.Ordinal)
                .Replace("$credits", $"{Credits}", StringComparison.Ordinal)
                .Replace("$each", $"{each}", StringComparison.Ordinal),
            connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
