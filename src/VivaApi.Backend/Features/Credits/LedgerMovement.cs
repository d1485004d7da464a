using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Credits;

internal enum LedgerOutcome
{
    /// <summary>Credits moved now.</summary>
    Applied,

    /// <summary>This very movement was made before; nothing moved now.</summary>
    Repeated,

    /// <summary>The reference names another movement, or the reservation was resolved another way; nothing moved.</summary>
    Conflict,

    /// <summary>The account does not hold enough; nothing moved.</summary>
    Insufficient,
}

/// <summary>What a ledger verb did, and the account's balances after it.</summary>
internal sealed record LedgerMovement(LedgerOutcome Outcome, CreditAmount Available, CreditAmount Reserved)
{
    /// <summary>For movements that can only be refused by a bug: anything but applied or repeated stops the transaction.</summary>
    /// <exception cref="InvalidOperationException">The movement was refused.</exception>
    public bool AppliedOrThrow(LedgerReference reference) => Outcome switch
    {
        LedgerOutcome.Applied => true,
        LedgerOutcome.Repeated => false,
        LedgerOutcome.Conflict or LedgerOutcome.Insufficient =>
            throw new InvalidOperationException($"The ledger refused {reference}: {Outcome}, available {Available}, reserved {Reserved}."),
    };
}
