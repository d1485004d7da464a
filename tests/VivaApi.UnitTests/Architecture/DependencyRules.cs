namespace VivaApi.UnitTests.Architecture;

/// <summary>The rules of who uses whom. Each answers with one sentence for every violation.</summary>
internal static class DependencyRules
{
    private static readonly string[] Database = ["Microsoft.EntityFrameworkCore", "Npgsql"];

    /// <summary>A type outside the known places would escape every other rule.</summary>
    public static IEnumerable<string> TypesWithoutPlace(AssemblyScan scan) =>
        from type in scan.WrittenTypes
        where type.DeclaringType is null
        let place = Place.Of(type)
        where place is null || !HouseMap.Knows(place) || (place == HouseMap.Program && type.Name != HouseMap.Program)
        select $"{type.FullName} lies in no place of the house";

    public static IEnumerable<string> ForbiddenUses(AssemblyScan scan) =>
        (from mention in scan.Mentions
         where mention is { From: not null, To: not null } && !HouseMap.Allows(mention.From, mention.To, mention.OfName)
         select $"{mention.From} may not use {mention.To}: {mention}").Distinct();

    /// <summary>
    /// The list allows no cycle between features; this also sees one between the parts of the platform. What lies in the platform's own
    /// namespace is no part: it serves them all and puts them together.
    /// </summary>
    public static IEnumerable<string> CyclesBetweenPlaces(AssemblyScan scan)
    {
        var uses = (from mention in scan.Mentions
                    where mention is { From: not (null or "Platform"), To: not (null or "Platform") } && mention.From != mention.To
                    select mention).ToLookup(mention => (mention.From!, mention.To!));
        return from cycle in Cycles.Among(uses.Select(edge => edge.Key))
               let examples = cycle.Zip(cycle.Skip(1)).Select(edge => uses[edge].First())
               select $"{string.Join(" -> ", cycle)}, as in: {string.Join("; ", examples)}";
    }

    public static IEnumerable<string> DatabaseUsedByIntegrations(AssemblyScan scan) =>
        (from mention in scan.Mentions
         where mention.From is { } user && user.StartsWith("Integrations.", StringComparison.Ordinal)
         where Database.Any(name => Place.Outermost(mention.Of).Namespace.StartsWith(name, StringComparison.Ordinal))
         select $"{mention.From} may not know the database: {mention}").Distinct();

    /// <summary>Amounts are arithmetic: they need nothing but the language's own library.</summary>
    public static IEnumerable<string> PackagesUsedByMoney(AssemblyScan scan) =>
        (from mention in scan.Mentions
         where mention.From == "Money" && mention.To != "Money"
         let used = Place.Outermost(mention.Of).Namespace
         where used != "System" && !used.StartsWith("System.", StringComparison.Ordinal)
         select $"Money may use nothing: {mention}").Distinct();

    public static IEnumerable<string> ForbiddenReferences(AssemblyScan scan) =>
        from reference in scan.References
        where reference.StartsWith("VivaApi.", StringComparison.Ordinal)
        select $"the service may not reference {reference}";
}
