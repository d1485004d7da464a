using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Money;

namespace VivaApi.IntegrationTests.Proof;

internal enum LedgerVerb
{
    Grant,
    Reserve,
    Settle,
    Release,
    Revoke,
    Restore,
    Adjust,
}

/// <summary>One call of a verb. References are small numbers, so that they meet again. An undone call is rolled back.</summary>
internal sealed record LedgerCommand(LedgerVerb Verb, int Account, int Reference, long Amount, bool Undone)
{
    public override string ToString() => $"{Verb} a{Account} r{Reference} {Amount}{(Undone ? " undone" : string.Empty)}";
}

/// <summary>What the ledger is meant to do, said once more without a database: dictionaries and the rules.</summary>
internal sealed class LedgerModel
{
    private readonly Dictionary<int, (long Available, long Reserved)> accounts = [];
    private readonly Dictionary<(LedgerVerb Verb, int Reference), (int Account, long Amount)> movements = [];
    private readonly Dictionary<int, (int Account, long Held, long? Settled)> reservations = [];

    public int Movements => movements.Count;

    public (long Available, long Reserved) BalanceOf(int account) => accounts.GetValueOrDefault(account);

    public LedgerMovement Apply(LedgerCommand command)
    {
        var (verb, account, reference, amount, _) = command;
        return verb switch
        {
            LedgerVerb.Grant => Move(verb, account, reference, amount, amount, 0),
            LedgerVerb.Revoke => Move(verb, account, reference, amount, -amount, 0),
            LedgerVerb.Restore => Move(verb, account, reference, amount, amount, 0),
            LedgerVerb.Adjust => Move(verb, account, reference, amount, amount, 0),
            LedgerVerb.Reserve => Reserve(account, reference, amount),
            LedgerVerb.Settle => Resolve(account, reference, amount),
            LedgerVerb.Release => Resolve(account, reference, 0),
        };
    }

    private LedgerMovement Reserve(int account, int reference, long amount)
    {
        var movement = Move(LedgerVerb.Reserve, account, reference, amount, -amount, amount);
        if (movement.Outcome == LedgerOutcome.Applied)
        {
            reservations[reference] = (account, amount, null);
        }

        return movement;
    }

    private LedgerMovement Resolve(int account, int reference, long settled)
    {
        if (!reservations.TryGetValue(reference, out var open) || open.Account != account || settled > open.Held)
        {
            return Answer(LedgerOutcome.Conflict, account);
        }

        if (open.Settled is { } earlier)
        {
            return Answer(earlier == settled ? LedgerOutcome.Repeated : LedgerOutcome.Conflict, account);
        }

        reservations[reference] = open with { Settled = settled };
        var rest = open.Held - settled;
        var movement = Answer(LedgerOutcome.Conflict, account);
        movement = settled > 0 ? Move(LedgerVerb.Settle, account, reference, settled, 0, -settled) : movement;
        return rest > 0 ? Move(LedgerVerb.Release, account, reference, rest, rest, -rest) : movement;
    }

    private LedgerMovement Move(LedgerVerb verb, int account, int reference, long amount, long available, long reserved)
    {
        if (movements.TryGetValue((verb, reference), out var earlier))
        {
            return Answer(earlier == (account, amount) ? LedgerOutcome.Repeated : LedgerOutcome.Conflict, account);
        }

        var before = BalanceOf(account);
        if (before.Available + available < 0)
        {
            return Answer(LedgerOutcome.Insufficient, account);
        }

        accounts[account] = (before.Available + available, before.Reserved + reserved);
        movements[(verb, reference)] = (account, amount);
        return Answer(LedgerOutcome.Applied, account);
    }

    private LedgerMovement Answer(LedgerOutcome outcome, int account) =>
        new(outcome, new CreditAmount(BalanceOf(account).Available), new CreditAmount(BalanceOf(account).Reserved));
}
