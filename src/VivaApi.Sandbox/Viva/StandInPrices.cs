using System.Globalization;

namespace VivaApi.Sandbox.Viva;

/// <summary>
/// Prices in quota units, the relay's own money: 500,000 are one dollar of credit, which VivaAPI sells for ¥0.70. A credit of the
/// operators' route costs ¥0.25, which is 178,571 units and a fraction.
/// </summary>
internal static class StandInPrices
{
    public const long QuotaPerDollar = 500_000;

    public const long QuotaPerCredit = 178_571;

    /// <summary>Per clip, from VivaAPI's public price page.</summary>
    private static readonly Dictionary<string, long> ByModel = new(StringComparer.Ordinal)
    {
        ["veo_3_1-lite"] = 250_000,
        ["veo_3_1-lite-4K"] = 275_000,
        ["veo_3_1-fast"] = 215_000,
        ["veo_3_1-fast-4K"] = 215_000,
        ["veo_3_1-fast-components-4K"] = 430_000,
        ["veo_3_1"] = 365_000,
        ["veo_3_1-components"] = 365_000,
        ["veo_3_1-4K"] = 425_000,
        ["veo3"] = 350_000,
        ["veo3-fast"] = 350_000,
        ["veo3.1"] = 350_000,
        ["veo3.1-fast"] = 350_000,
        ["veo3.1-components"] = 350_000,
        ["veo3.1-fast-components"] = 130_000,
        ["veo3.1-4k"] = 500_000,
        ["veo3.1-pro-4k"] = 1_750_000,
        ["veo-3.0-generate-001"] = 1_600_000,
        ["veo-3.1-generate-preview"] = 1_600_000,
    };

    public static IReadOnlyDictionary<string, long> All => ByModel;

    /// <returns>Null for a model that nobody sells.</returns>
    public static long? Of(string model) => ByModel.TryGetValue(model, out var price) ? price : null;

    public static decimal Dollars(long quota) => (decimal)quota / QuotaPerDollar;

    /// <summary>As the relay writes money in its messages.</summary>
    public static string InDollars(long quota) =>
        string.Create(CultureInfo.InvariantCulture, $"＄{quota / QuotaPerDollar}.{quota % QuotaPerDollar * 2:000000}");
}
