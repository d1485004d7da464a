using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Credits;

/// <summary>
/// A bound on what may be spent of a customer's credits in one way, by one program: not credits, only a limit on top of the balance.
/// </summary>
internal sealed class CreditBudget
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public CreditAmount LimitCredits { get; init; }

    public CreditAmount UsedCredits { get; init; }

    /// <summary>Held by jobs that are not over.</summary>
    public CreditAmount ReservedCredits { get; init; }

    public static CreditBudget Open(Guid userId, CreditAmount limit, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit.Value, nameof(limit));
        return new CreditBudget { Id = Guid.CreateVersion7(now), UserId = userId, LimitCredits = limit };
    }
}
