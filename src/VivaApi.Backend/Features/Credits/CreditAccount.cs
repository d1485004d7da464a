using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Credits;

/// <summary>A customer's balance. Only the ledger changes it, and only together with an entry.</summary>
internal sealed class CreditAccount
{
    public Guid UserId { get; init; }

    public CreditAmount AvailableCredits { get; init; }

    public CreditAmount ReservedCredits { get; init; }

    /// <summary>The number of its last entry; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>When its last entry moved it; no later entry is earlier.</summary>
    public DateTimeOffset MovedAt { get; init; }
}
