using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Credits;

internal enum CreditReservationState
{
    Open,
    Settled,
    Released,
}

/// <summary>Credits held for one job. It resolves once: settled (wholly or in part) or released.</summary>
internal sealed class CreditReservation
{
    public required string Reference { get; init; }

    public Guid UserId { get; init; }

    public CreditReservationState State { get; init; }

    public CreditAmount HeldCredits { get; init; }

    public CreditAmount SettledCredits { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }
}
