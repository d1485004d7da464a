namespace VivaApi.Backend.Features.Operations.Margin;

/// <summary>
/// What was sold, given back and made under one key (a package, a day, a customer), in fen and credits; all are zero or more.
/// </summary>
internal sealed record MarginSums
{
    public required string Key { get; init; }

    /// <summary>Orders that were paid.</summary>
    public long Orders { get; init; }

    public long RevenueFen { get; init; }

    public long SoldCredits { get; init; }

    /// <summary>Money that went back.</summary>
    public long RefundedFen { get; init; }

    /// <summary>Credits that were taken back for it.</summary>
    public long RevokedCredits { get; init; }

    /// <summary>Credits that were charged for jobs that ended.</summary>
    public long UsedCredits { get; init; }

    /// <summary>
    /// What VivaAPI took for jobs that ended: by its log where a settlement has read it; else by each job's own cost in the catalogue, what
    /// it kept for failures included.
    /// </summary>
    public long ActualFen { get; init; }
}

/// <summary>
/// Money earned, in fen. A credit costs what VivaAPI is paid for it from the moment it is sold, used or not: it is owed from then on. Once
/// it is used, the job's own cost takes the place of that.
/// </summary>
/// <param name="CreditCostFen">All credits sold and not taken back, at the set price of one.</param>
/// <param name="CostDifferenceFen">What the jobs that ended have truly cost above (or, below zero, under) the price of their credits;
/// null where jobs cannot be told apart by the key.</param>
internal readonly record struct MarginFigures(long CreditCostFen, long? CostDifferenceFen, long MarginFen)
{
    /// <param name="sums">What happened.</param>
    /// <param name="fenPerCredit">What VivaAPI is paid for a credit.</param>
    /// <param name="knowsJobs">Whether jobs belong to the key: to a day and a customer they do, to a package not.</param>
    public static MarginFigures Of(MarginSums sums, int fenPerCredit, bool knowsJobs)
    {
        var cost = checked((sums.SoldCredits - sums.RevokedCredits) * fenPerCredit);
        long? difference = knowsJobs ? checked(sums.ActualFen - (sums.UsedCredits * fenPerCredit)) : null;
        return new MarginFigures(cost, difference, checked(sums.RevenueFen - sums.RefundedFen - cost - (difference ?? 0)));
    }
}
