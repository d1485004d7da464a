using Microsoft.EntityFrameworkCore;
using Npgsql;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Money;
using VivaApi.IntegrationTests.Credits;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>The account's lock is really taken: a rival is seen waiting for it, and goes on with what the first one left.</summary>
public sealed class RowLockTests(TheLedger ledger) : IClassFixture<TheLedger>
{
    public static TheoryData<string> Verbs => ["grant", "reserve", "settle", "release", "revoke", "adjust"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_second_movement_of_an_account_waits_for_the_first(string verb)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (account, job) = (ledger.NewAccount(), ledger.NewJob());
        await ledger.GrantAsync(account, 100);
        await ledger.ReserveAsync(account, 10, job);
        await using var first = ledger.Open();
        await using var transaction = await first.Database.BeginTransactionAsync(cancellationToken);
        await ledger.LedgerOf(first).ReserveAsync(account, new CreditAmount(60), ledger.NewJob(), cancellationToken);

        var second = ledger.MoveAsync(verbs => CallAsync(verb, verbs, account, job));
        await ledger.Owner.WaitUntilBlockedAsync(((NpgsqlConnection)first.Database.GetDbConnection()).ProcessID);
        Assert.False(second.IsCompleted);
        await transaction.CommitAsync(cancellationToken);

        // 100 - 10 - 60 are left: what the first took is seen by the second, which could have had it before.
        var movement = await second;
        Assert.Equal(verb is "revoke" or "reserve" ? LedgerOutcome.Insufficient : LedgerOutcome.Applied, movement.Outcome);
        Assert.Equal(await BalanceOfAsync(account), movement.Available.Value + movement.Reserved.Value);
    }

    [Fact]
    public async Task Movements_of_other_accounts_do_not_wait()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (one, other) = (ledger.NewAccount(), ledger.NewAccount());
        await ledger.GrantAsync(one, 100);
        await ledger.GrantAsync(other, 100);
        await using var first = ledger.Open();
        await using var transaction = await first.Database.BeginTransactionAsync(cancellationToken);
        await ledger.LedgerOf(first).ReserveAsync(one, new CreditAmount(60), ledger.NewJob(), cancellationToken);

        Assert.Equal(LedgerOutcome.Applied, (await ledger.ReserveAsync(other, 60, ledger.NewJob())).Outcome);
    }

    private static Task<LedgerMovement> CallAsync(string verb, CreditLedger verbs, Guid account, LedgerReference job)
    {
        var (forty, order) = (new CreditAmount(40), LedgerReference.OfOrder(account));
        return verb switch
        {
            "grant" => verbs.GrantAsync(account, forty, order, CancellationToken.None),
            "reserve" => verbs.ReserveAsync(account, forty, order, CancellationToken.None),
            "settle" => verbs.SettleAsync(account, new CreditAmount(4), job, CancellationToken.None),
            "release" => verbs.ReleaseAsync(account, job, CancellationToken.None),
            "revoke" => verbs.RevokeAsync(account, forty, order, CancellationToken.None),
            "adjust" => verbs.AdjustAsync(account, new CreditAmount(-30), order, "a correction", CancellationToken.None),
            _ => throw new ArgumentException($"The ledger has no verb {verb}.", nameof(verb)),
        };
    }

    private async Task<long> BalanceOfAsync(Guid account)
    {
        await using var connection = await ledger.Owner.OpenAsync();
        await using var query = new NpgsqlCommand(
            $"select available_credits + reserved_credits from user_credit_accounts where user_id = '{account}'", connection);
        return (long)(await query.ExecuteScalarAsync())!;
    }
}
