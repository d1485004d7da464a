using Npgsql;
using VivaApi.Backend.Features.Credits;

namespace VivaApi.IntegrationTests.Credits;

/// <summary>The database's end: what nobody may do to the tables of credits, the service's role still less than their owner.</summary>
public sealed class LedgerGuardsTests(TheLedger ledger) : IClassFixture<TheLedger>
{
    private const string AnEntry =
        "insert into credit_entries (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, created_at) ";

    [Theory]
    [InlineData("update user_credit_accounts set available_credits = 1000000")]
    [InlineData("insert into user_credit_accounts values (gen_random_uuid(), 10, 0, 1)")]
    [InlineData("delete from user_credit_accounts")]
    [InlineData("truncate user_credit_accounts")]
    [InlineData(AnEntry + "values (gen_random_uuid(), gen_random_uuid(), 1, 'grant', 10, 10, 0, 'order:x', now())")]
    [InlineData("update credit_entries set amount = 1")]
    [InlineData("delete from credit_entries")]
    [InlineData("truncate credit_entries")]
    [InlineData("insert into credit_reservations values ('generation:x', gen_random_uuid(), 'open', 10, 0, now(), null)")]
    [InlineData("update credit_reservations set state = 'released', resolved_at = now()")]
    [InlineData("delete from credit_reservations")]
    [InlineData("truncate credit_reservations")]
    [InlineData("select * from credit_post('grant', gen_random_uuid(), 10, 10, 0, 'order:x', null, now())")]
    [InlineData("select * from credit_resolve(gen_random_uuid(), 10, 'order:x', now())")]
    [InlineData("alter table credit_entries disable trigger all")]
    [InlineData("drop trigger credit_entries_append_only on credit_entries")]
    [InlineData("create or replace function credit_grant(uuid, bigint, text, timestamptz) returns int language sql as 'select 1'")]
    [InlineData("set session_replication_role = replica")]
    public async Task The_service_may_not(string statement)
    {
        await HoldingAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ledger.Service.RunAsync(statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("update user_credit_accounts set available_credits = available_credits + 1 where user_id = @a", "restrict")]
    [InlineData("update user_credit_accounts set available_credits = 91, version = version + 1 where user_id = @a", "restrict")]
    [InlineData("insert into user_credit_accounts values (gen_random_uuid(), 10, 0, 1)", "check")]
    [InlineData("insert into user_credit_accounts values (gen_random_uuid(), 10, 0, 0)", "check")]
    [InlineData("delete from user_credit_accounts where user_id = @a", "restrict")]
    [InlineData("truncate user_credit_accounts", "restrict")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 4, 'grant', 10, 100, 10, 'order:gap', now())", "check")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 3, 'grant', 10, 101, 10, 'order:sum', now())", "check")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 3, 'settle', 10, 90, 10, 'generation:sum', now())", "check")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 0, 'grant', 10, 10, 0, 'order:zero', now())", "check")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 3, 'gift', 10, 100, 10, 'order:kind', now())", "check")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 3, 'grant', 0, 90, 10, 'order:nothing', now())", "check")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 3, 'revoke', -5, 95, 10, 'order:sign', now())", "check")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 3, 'adjust', 5, 95, 10, 'order:why', now())", "check")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 3, 'revoke', 91, -1, 10, 'order:below', now())", "check")]
    [InlineData(AnEntry + "values (gen_random_uuid(), @a, 3, 'grant', 10, 100, 10, 'order:past', '2020-01-01')", "check")]
    [InlineData("update credit_entries set reference = 'order:other' where user_id = @a", "restrict")]
    [InlineData("delete from credit_entries where user_id = @a", "restrict")]
    [InlineData("truncate credit_entries", "restrict")]
    [InlineData("insert into credit_reservations values ('generation:x', @a, 'settled', 10, 10, now(), now())", "restrict")]
    [InlineData("insert into credit_reservations values ('generation:x', @a, 'open', 0, 0, now(), null)", "check")]
    [InlineData("insert into credit_reservations values ('generation:x', @a, 'open', 10, 1, now(), null)", "check")]
    [InlineData("update credit_reservations set state = 'lost' where user_id = @a", "restrict")]
    [InlineData("update credit_reservations set settled_credits = 1 where user_id = @a", "restrict")]
    [InlineData("update credit_reservations set state = 'settled', settled_credits = 11, resolved_at = now() where user_id = @a", "check")]
    [InlineData("update credit_reservations set state = 'settled', resolved_at = now() where user_id = @a", "check")]
    [InlineData("update credit_reservations set state = 'released', settled_credits = 1, resolved_at = now() where user_id = @a", "check")]
    [InlineData("update credit_reservations set state = 'released' where user_id = @a", "check")]
    [InlineData("update credit_reservations set held_credits = 9 where user_id = @a", "restrict")]
    [InlineData("update credit_reservations set reference = 'generation:y' where user_id = @a", "restrict")]
    [InlineData("delete from credit_reservations where user_id = @a", "restrict")]
    [InlineData("truncate credit_reservations", "restrict")]
    [InlineData("select * from credit_settle(@a, 0, 'generation:x', now())", "check")]
    [InlineData("select * from credit_grant(@a, -5, 'order:x', now())", "check")]
    [InlineData("select * from credit_reserve(@a, -5, 'order:x', now())", "check")]
    [InlineData("select * from credit_reserve(@a, null, 'order:x', now())", "null")]
    public async Task Not_even_the_owner_may(string statement, string why)
    {
        var (account, _) = await HoldingAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => ledger.Owner.RunAsync(statement.Replace("@a", $"'{account}'", StringComparison.Ordinal)));

        var code = why switch
        {
            "check" => PostgresErrorCodes.CheckViolation,
            "null" => PostgresErrorCodes.NullValueNotAllowed,
            _ => "23001",
        };
        Assert.Equal(code, refused.SqlState);
        Assert.Equal(1, await ledger.Owner.CountAsync(
            $"user_credit_accounts where user_id = '{account}' and available_credits = 90 and reserved_credits = 10 and version = 2"));
    }

    [Fact]
    public async Task A_reservation_that_was_resolved_stays_as_it_is()
    {
        var (account, job) = await HoldingAsync();
        await ledger.ReleaseAsync(account, job);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ledger.Owner.RunAsync(
            $"update credit_reservations set state = 'settled', settled_credits = 10 where reference = '{job}'"));

        Assert.Equal("23001", refused.SqlState);
    }

    [Fact]
    public async Task A_temporary_table_cannot_stand_in_for_the_accounts()
    {
        var (account, _) = await HoldingAsync();
        await using var connection = await ledger.Service.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
             create temp table user_credit_accounts (user_id uuid, available_credits bigint, reserved_credits bigint, version bigint);
             insert into user_credit_accounts values ('{account}', 1000000, 0, 2);
             set search_path = pg_temp, public;
             select outcome from credit_reserve('{account}', 1000, 'generation:{account}', now());
             """,
            connection);

        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal("insufficient", reader.GetString(0));
    }

    [Fact]
    public async Task A_clock_that_is_behind_does_not_turn_an_accounts_time_back()
    {
        var (account, job) = await HoldingAsync();

        await ledger.Owner.RunAsync($"select credit_release('{account}', '{job}', '2020-01-01')");

        Assert.Equal(3, await ledger.Owner.CountAsync(
            $"credit_entries where user_id = '{account}' and created_at = '{ledger.Clock.GetUtcNow():O}'"));
    }

    private async Task<(Guid Account, LedgerReference Job)> HoldingAsync()
    {
        var (account, job) = (ledger.NewAccount(), ledger.NewJob());
        await ledger.GrantAsync(account, 100);
        await ledger.ReserveAsync(account, 10, job);
        return (account, job);
    }
}
