namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>Takes persons out of what is logged.</summary>
internal static class AlipayMask
{
    private const int Shown = 4;

    /// <summary><c>2088****5678</c>; anything short is hidden whole.</summary>
    public static string BuyerId(string? id) => id is { Length: >= 3 * Shown } ? $"{id[..Shown]}****{id[^Shown..]}" : "****";
}
