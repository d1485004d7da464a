namespace VivaApi.Bench.Week;

/// <summary>The three packages as the operators' document has them.</summary>
internal static class WeekOffers
{
    public const int FenPerCredit = 25;

    public static IReadOnlyDictionary<string, (long Fen, long Credits)> All { get; } =
        new Dictionary<string, (long Fen, long Credits)>(StringComparer.Ordinal)
        {
            ["basic"] = (4_900, 50),
            ["pro"] = (9_900, 150),
            ["enterprise"] = (29_900, 500),
        };

    public static long CreditsOfPrice(long fen) => All.Values.Single(offer => offer.Fen == fen).Credits;

    /// <summary>Credits that belong to a part of the money: in proportion, rounded down.</summary>
    public static long CreditsOf(string package, long fen) => All[package].Credits * fen / All[package].Fen;
}
