using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>Where the number of what VivaAPI took is from.</summary>
internal enum SpendSource
{
    /// <summary>The accounts' own log.</summary>
    Log,

    /// <summary>The catalogue's prices of the jobs that must have been billed: the log could not be had in time.</summary>
    Catalogue,
}

/// <summary>A day in Beijing, closed: once, for good.</summary>
internal sealed class Settlement
{
    public Guid Id { get; init; }

    /// <summary>Unique: a day is closed once.</summary>
    public DateOnly Day { get; init; }

    public DateTimeOffset ClosedAt { get; init; }

    /// <summary>Movements in the ledger.</summary>
    public long Entries { get; init; }

    public long CreditsSold { get; init; }

    /// <summary>Charged for jobs.</summary>
    public long CreditsUsed { get; init; }

    /// <summary>Taken back with refunds, less what was restored when one came to nothing.</summary>
    public long CreditsRefunded { get; init; }

    /// <summary>Operators' corrections, up and down together.</summary>
    public long CreditsAdjusted { get; init; }

    /// <summary>What customers hold at the end of the day, what is held for jobs included: the day before, and what moved.</summary>
    public long CreditsOutstanding { get; init; }

    public SpendSource SpendSource { get; init; }

    /// <summary>What VivaAPI took on this day, less what it gave back.</summary>
    public Fen SpendFen { get; init; }

    /// <summary>What the catalogue says that the jobs charged on this day cost.</summary>
    public Fen ExpectedFen { get; init; }

    /// <summary>Spent beyond what was charged for; below zero when a day's jobs were billed on another.</summary>
    public Fen DifferenceFen { get; init; }

    /// <summary>Charges and tasks of the day in VivaAPI's log that belong to no job of ours.</summary>
    public int StrangeBills { get; init; }

    /// <summary>What VivaAPI took for them.</summary>
    public Fen StrangeFen { get; init; }
}

/// <summary>
/// What the log told of a day that had been closed by the catalogue, once it could be read. Beside the settlement, which stays as it is;
/// one at most.
/// </summary>
internal sealed class SettlementCorrection
{
    public Guid SettlementId { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public Fen SpendFen { get; init; }

    public Fen ExpectedFen { get; init; }

    public Fen DifferenceFen { get; init; }

    public int StrangeBills { get; init; }

    public Fen StrangeFen { get; init; }

    /// <summary>The leak report as it is shown, in JSON.</summary>
    public required string Leaks { get; init; }
}

/// <summary>The jobs of one class that ended on a settled day.</summary>
internal sealed class SettlementLine
{
    public Guid SettlementId { get; init; }

    public JobClass Class { get; init; }

    public int Jobs { get; init; }

    /// <summary>What customers paid for them.</summary>
    public long CreditsCharged { get; init; }

    /// <summary>What the catalogue says that they cost.</summary>
    public Fen CostFen { get; init; }

    /// <summary>What VivaAPI took for them, as far as its records tell; else by the catalogue.</summary>
    public Fen BilledFen { get; init; }

    /// <summary>Some of them.</summary>
    public required Guid[] Examples { get; init; }
}
