using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Credits;

/// <summary>A customer's balance. Only the ledger changes it, and only together with an entry.</summary>
internal sealed class CreditAccount
{
    public Guid UserId { get; init; }

    public CreditAmount AvailableCredits { get; init; }

    public CreditAmount ReservedCredits { get; init; }

    public long Version { get; init; }
}
