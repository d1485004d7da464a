using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Quota;

/// <summary>Which VivaAPI key a customer has bought; which one a job uses is also a matter of the provisioning mode.</summary>
internal enum VivaKeyKind
{
    /// <summary>The operator's master key; the quota is kept here.</summary>
    Shared,

    /// <summary>A key of the customer's own at VivaAPI.</summary>
    Dedicated,
}

/// <summary>What a customer may use of VivaAPI, in credits. Only the <see cref="QuotaBook"/> changes it.</summary>
internal sealed class UserVivaApiKey
{
    public Guid UserId { get; init; }

    public CreditAmount Quota { get; init; }

    public CreditAmount Used { get; init; }

    public CreditAmount Reserved { get; init; }

    public VivaKeyKind KeyKind { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public CreditAmount Remaining => Quota - Used - Reserved;
}
