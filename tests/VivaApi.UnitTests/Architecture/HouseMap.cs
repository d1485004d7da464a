namespace VivaApi.UnitTests.Architecture;

/// <summary>Who may use whom. The rules read this list; changing the architecture means changing it here first.</summary>
internal static class HouseMap
{
    /// <summary>Composition: <c>Program.cs</c>, which may use everything and is used by nobody.</summary>
    public const string Program = "Program";

    /// <summary>The one part of a feature that every other feature may use: who is calling.</summary>
    private const string Identity = "Features.Identity";
    private const string CallerPrefix = "Caller";

    public static IReadOnlyDictionary<string, string[]> MayUse { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Money"] = [],
        ["Network"] = [],
        ["Platform"] = ["Money"],
        ["Integrations.*"] = ["Money", "Network"],
        [Identity] = ["Money", "Platform"],
        ["Features.ApiKeys"] = ["Money", "Platform", Identity, "Features.Credits", "Features.Payments", "Features.Webhooks"],
        ["Features.Credits"] = ["Money", "Platform"],
        ["Features.Webhooks"] = ["Money", "Network", "Platform", "Integrations.Messaging"],
        ["Features.Quota"] = ["Money", "Platform", "Features.Credits", "Integrations.Viva"],
        ["Features.Payments"] =
            ["Money", "Platform", "Features.Credits", "Features.Quota", "Features.Webhooks", "Integrations.Alipay"],
        ["Features.Generation"] =
        [
            "Money", "Platform", "Features.Credits", "Features.Quota", "Features.Webhooks", "Integrations.Viva", "Integrations.Storage",
        ],
        ["Features.Operations"] =
        [
            "Money", "Platform", Identity, "Features.ApiKeys", "Features.Credits", "Features.Webhooks", "Features.Quota",
            "Features.Payments", "Features.Generation", "Integrations.Messaging", "Integrations.Viva",
        ],
    };

    /// <summary>Types of a place that may otherwise be used: Quota reads credits, so the verbs that move them are kept from it.</summary>
    public static IReadOnlySet<(string From, string Type)> Withheld { get; } = new HashSet<(string, string)>
    {
        ("Features.Quota", "CreditLedger"),
    };

    public static bool Knows(string place) => place == Program || MayUse.ContainsKey(EntryFor(place));

    public static bool Allows(string from, string to, string type)
    {
        if (from == Program || from == to || EntryFor(from) == EntryOrPlace(to))
        {
            return true;
        }

        if (Withheld.Contains((from, type)))
        {
            return false;
        }

        var isCaller = to == Identity && Layer(from) == "Features" && type.StartsWith(CallerPrefix, StringComparison.Ordinal);
        return isCaller || (MayUse.TryGetValue(EntryFor(from), out var allowed) && allowed.Contains(EntryOrPlace(to)));
    }

    private static string Layer(string place) => place.Split('.')[0];

    // Platform is one entry however it is divided; any protocol may be added to Integrations under the same terms.
    private static string EntryFor(string place) => Layer(place) switch
    {
        "Platform" => "Platform",
        "Integrations" => "Integrations.*",
        _ => place,
    };

    private static string EntryOrPlace(string place) => Layer(place) == "Platform" ? "Platform" : place;
}
