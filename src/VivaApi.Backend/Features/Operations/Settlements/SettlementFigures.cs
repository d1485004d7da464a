namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>What a day cost at VivaAPI against what was charged for, in fen.</summary>
internal sealed record SettlementFigures(long SpendFen, long ExpectedFen, int StrangeBills, long StrangeFen)
{
    public long DifferenceFen => SpendFen - ExpectedFen;

    /// <param name="found">What became known of the day's jobs.</param>
    /// <param name="spentFen">What VivaAPI took by its log; null without one.</param>
    public static SettlementFigures Of(LeakFigures found, long? spentFen) => new(
        spentFen ?? found.Lines.Sum(line => line.BilledFen.Value),
        found.Lines.Where(line => line.Class is JobClass.ChargedAndBilled or JobClass.ChargedButNotBilled).Sum(line => line.CostFen.Value),
        found.StrangeBills,
        found.StrangeFen);
}
