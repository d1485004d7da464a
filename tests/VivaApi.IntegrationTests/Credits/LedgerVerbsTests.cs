using System.Diagnostics;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Money;

namespace VivaApi.IntegrationTests.Credits;

public sealed class LedgerVerbsTests(TheLedger ledger) : IClassFixture<TheLedger>
{
    private static readonly CreditAmount Ten = new(10);

    public static TheoryData<string> Verbs => ["grant", "reserve", "settle", "release", "revoke", "restore", "adjust"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_without_a_transaction_is_refused_and_moves_nothing(string verb)
    {
        var (account, job) = await HoldingAsync();
        await using var db = ledger.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(verb, ledger.LedgerOf(db), account, job));

        Assert.Equal(2, await EntriesOfAsync(account));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_is_one_round_trip(string verb)
    {
        var (account, job) = await HoldingAsync();
        await using var db = ledger.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var commands = 0;
        using var root = new Activity("the verb").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => commands += activity.TraceId == root.TraceId ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);

        Assert.Equal(LedgerOutcome.Applied, (await CallAsync(verb, ledger.LedgerOf(db), account, job)).Outcome);

        Assert.Equal(1, commands);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_that_is_rolled_back_has_moved_nothing(string verb)
    {
        var (account, job) = await HoldingAsync();
        await using (var db = ledger.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await CallAsync(verb, ledger.LedgerOf(db), account, job);
        }

        Assert.Equal(2, await EntriesOfAsync(account));
        Assert.Equal(LedgerOutcome.Applied, (await ledger.ReleaseAsync(account, job)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_repeated_by_its_reference_moves_once(string verb)
    {
        var (account, job) = await HoldingAsync();

        var first = await ledger.MoveAsync(verbs => CallAsync(verb, verbs, account, job));
        var again = await ledger.MoveAsync(verbs => CallAsync(verb, verbs, account, job));

        Assert.Equal(LedgerOutcome.Applied, first.Outcome);
        Assert.Equal(first with { Outcome = LedgerOutcome.Repeated }, again);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_repeated_at_once_by_twenty_moves_once(string verb)
    {
        var (account, job) = await HoldingAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => ledger.MoveAsync(verbs => CallAsync(verb, verbs, account, job))));

        Assert.Equal(1, outcomes.Count(movement => movement.Outcome == LedgerOutcome.Applied));
        Assert.Equal(19, outcomes.Count(movement => movement.Outcome == LedgerOutcome.Repeated));
    }

    [Fact]
    public async Task The_same_reference_with_other_content_is_a_conflict()
    {
        var (account, job) = await HoldingAsync();
        var correction = LedgerReference.OfAdjustment(ledger.NewAccount());
        await AdjustAsync(account, 5, correction, "a reason");

        Assert.Equal(LedgerOutcome.Conflict, (await ledger.ReserveAsync(account, 11, job)).Outcome);
        Assert.Equal(LedgerOutcome.Conflict, (await AdjustAsync(account, 6, correction, "a reason")).Outcome);
        Assert.Equal(LedgerOutcome.Conflict, (await AdjustAsync(account, 5, correction, "another reason")).Outcome);
        Assert.Equal(LedgerOutcome.Repeated, (await AdjustAsync(account, 5, correction, "a reason")).Outcome);
        Assert.Equal(LedgerOutcome.Conflict, (await ledger.SettleAsync(ledger.NewAccount(), 5, job)).Outcome);
        Assert.Equal(LedgerOutcome.Conflict, (await ledger.SettleAsync(account, 11, job)).Outcome);
        Assert.Equal(LedgerOutcome.Applied, (await ledger.SettleAsync(account, 10, job)).Outcome);
        Assert.Equal(LedgerOutcome.Conflict, (await ledger.ReleaseAsync(account, job)).Outcome);
    }

    [Fact]
    public async Task What_is_not_settled_of_a_reservation_is_given_back_in_the_same_call()
    {
        var (account, job) = await HoldingAsync();

        var movement = await ledger.SettleAsync(account, 4, job);

        Assert.Equal(new LedgerMovement(LedgerOutcome.Applied, new CreditAmount(96), CreditAmount.Zero), movement);
        Assert.Equal(4, await EntriesOfAsync(account));
        Assert.Equal(LedgerOutcome.Repeated, (await ledger.SettleAsync(account, 4, job)).Outcome);
        Assert.Equal(LedgerOutcome.Conflict, (await ledger.SettleAsync(account, 5, job)).Outcome);
    }

    [Fact]
    public async Task More_than_is_there_is_refused_and_told()
    {
        var (account, _) = await HoldingAsync();

        var reserve = await ledger.ReserveAsync(account, 91, ledger.NewJob());
        var adjust = await AdjustAsync(account, -91, LedgerReference.OfAdjustment(ledger.NewAccount()), "too much");
        var nobody = await ledger.ReserveAsync(ledger.NewAccount(), 1, ledger.NewJob());

        Assert.Equal(new LedgerMovement(LedgerOutcome.Insufficient, new CreditAmount(90), Ten), reserve);
        Assert.Equal(reserve, adjust);
        Assert.Equal(new LedgerMovement(LedgerOutcome.Insufficient, CreditAmount.Zero, CreditAmount.Zero), nobody);
    }

    private Task<LedgerMovement> AdjustAsync(Guid account, long change, LedgerReference reference, string reason) => ledger.MoveAsync(
        verbs => verbs.AdjustAsync(account, new CreditAmount(change), reference, reason, CancellationToken.None));

    /// <summary>An account that was granted 100 and holds 10 of them for a job.</summary>
    private async Task<(Guid Account, LedgerReference Job)> HoldingAsync()
    {
        var (account, job) = (ledger.NewAccount(), ledger.NewJob());
        await ledger.GrantAsync(account, 100);
        await ledger.ReserveAsync(account, 10, job);
        return (account, job);
    }

    private Task<long> EntriesOfAsync(Guid account) => ledger.Owner.CountAsync($"credit_entries where user_id = '{account}'");

    private static Task<LedgerMovement> CallAsync(string verb, CreditLedger verbs, Guid account, LedgerReference job)
    {
        // One name for every verb of this account: a reference is unique for its kind only.
        var order = LedgerReference.OfOrder(account);
        return verb switch
        {
            "grant" => verbs.GrantAsync(account, Ten, order, CancellationToken.None),
            "reserve" => verbs.ReserveAsync(account, Ten, order, CancellationToken.None),
            "settle" => verbs.SettleAsync(account, new CreditAmount(4), job, CancellationToken.None),
            "release" => verbs.ReleaseAsync(account, job, CancellationToken.None),
            "revoke" => verbs.RevokeAsync(account, Ten, order, CancellationToken.None),
            "restore" => verbs.RestoreAsync(account, Ten, order, CancellationToken.None),
            "adjust" => verbs.AdjustAsync(account, new CreditAmount(-3), order, "a reason", CancellationToken.None),
            _ => throw new ArgumentException($"The ledger has no verb {verb}.", nameof(verb)),
        };
    }
}
