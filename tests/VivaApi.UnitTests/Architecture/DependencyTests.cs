using Microsoft.CodeAnalysis;

namespace VivaApi.UnitTests.Architecture;

public sealed class DependencyTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public void The_list_itself_has_no_cycle_and_names_only_what_it_knows()
    {
        var edges = HouseMap.MayUse.SelectMany(entry => entry.Value, (entry, used) => (entry.Key, used)).ToArray();

        Assert.Empty(Cycles.Among(edges));
        Assert.All(edges, edge => Assert.True(HouseMap.Knows(edge.used), edge.used));
    }

    [Fact]
    public void The_scan_sees_the_service() =>
        Assert.Contains(service.Scan.Mentions, mention => mention is { From: "Money", OfName: "CultureInfo" });

    [Fact]
    public void Every_type_has_its_place() => Violations.None(DependencyRules.TypesWithoutPlace(service.Scan));

    [Fact]
    public void The_service_uses_only_what_the_list_allows() => Violations.None(DependencyRules.ForbiddenUses(service.Scan));

    [Fact]
    public void No_place_uses_itself_through_others() => Violations.None(DependencyRules.CyclesBetweenPlaces(service.Scan));

    [Fact]
    public void Integrations_know_no_database() => Violations.None(DependencyRules.DatabaseUsedByIntegrations(service.Scan));

    [Fact]
    public void Money_uses_nothing() => Violations.None(DependencyRules.PackagesUsedByMoney(service.Scan));

    [Fact]
    public void The_service_references_no_other_project() => Violations.None(DependencyRules.ForbiddenReferences(service.Scan));

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void A_clean_house_is_not_reported(OptimizationLevel optimization)
    {
        using var clean = Planted.Compile(CleanHouse.Source, optimization);

        Violations.None(DependencyRules.TypesWithoutPlace(clean));
        Violations.None(DependencyRules.ForbiddenUses(clean));
        Violations.None(DependencyRules.CyclesBetweenPlaces(clean));
        Violations.None(DependencyRules.DatabaseUsedByIntegrations(clean));
        Violations.None(DependencyRules.PackagesUsedByMoney(clean));
        Violations.None(DependencyRules.ForbiddenReferences(clean));
    }
}
