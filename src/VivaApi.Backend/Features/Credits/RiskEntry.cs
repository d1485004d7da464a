using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Credits;

/// <summary>What moved the operator's risk account. The sign of each effect is in the SQL function <c>risk_post</c>.</summary>
internal enum RiskEntryKind
{
    /// <summary>A customer has their credits back, and nobody knows whether VivaAPI was paid: open risk rises.</summary>
    WriteOff,

    /// <summary>The video came after all and was given to the customer: open risk becomes loss.</summary>
    Deliver,

    /// <summary>VivaAPI says that the task failed, and gives its price back: open risk falls.</summary>
    Clear,

    /// <summary>A job ended without a video although VivaAPI keeps its price: loss rises.</summary>
    Lose,
}

/// <summary>One movement of the risk account, append-only, with the balances after it.</summary>
internal sealed class RiskEntry
{
    public const int LongestReason = 500;

    public Guid Id { get; init; }

    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Sequence { get; init; }

    public RiskEntryKind Kind { get; init; }

    /// <summary>Whose job it was.</summary>
    public Guid UserId { get; init; }

    /// <summary>The job, <c>generation:{id}</c>; unique for its kind.</summary>
    public required string Reference { get; init; }

    /// <summary>What the job would have cost the customer.</summary>
    public CreditAmount Credits { get; init; }

    /// <summary>What VivaAPI takes for it.</summary>
    public Fen CostFen { get; init; }

    public Fen OpenFenAfter { get; init; }

    public Fen LostFenAfter { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What the operator carries: <see cref="OpenFen"/> may have been paid for nothing, <see cref="LostFen"/> was. One row.</summary>
internal sealed class RiskAccount
{
    public const short OnlyId = 1;

    public short Id { get; init; }

    public Fen OpenFen { get; init; }

    public Fen LostFen { get; init; }

    public long Version { get; init; }
}

/// <summary>The risk account for readers.</summary>
internal sealed record RiskBalance(Fen Open, Fen Lost);
