namespace VivaApi.UnitTests.Architecture;

/// <summary>The witnesses of the list: for each kind of forbidden use, a planted one.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("Money", "Platform.Http")]
    [InlineData("Platform.Http", "Features.Credits")]
    [InlineData("Platform.Workers", "Integrations.Viva")]
    [InlineData("Integrations.Viva", "Platform.Http")]
    [InlineData("Integrations.Viva", "Features.Generation")]
    [InlineData("Integrations.Viva", "Integrations.Alipay")]
    [InlineData("Features.Identity", "Features.ApiKeys")]
    [InlineData("Features.Credits", "Features.Payments")]
    [InlineData("Features.Quota", "Features.Payments")]
    [InlineData("Features.Payments", "Integrations.Viva")]
    [InlineData("Features.Payments", "Features.Operations")]
    [InlineData("Features.Generation", "Features.Operations")]
    [InlineData("Features.Operations", "Integrations.Storage")]
    [InlineData("Features.Webhooks", "Features.Identity")]
    public void A_use_that_the_list_does_not_allow_is_reported(string from, string to) =>
        Planted.MustBeReported(DependencyRules.ForbiddenUses, UseOf("Thing", from, to), $"{from} may not use {to}");

    [Fact]
    public void A_use_of_the_composition_is_reported() =>
        Planted.MustBeReported(
            DependencyRules.ForbiddenUses,
            "class Program; namespace VivaApi.Backend.Features.Payments { class User { Program? program; } }",
            "Features.Payments may not use Program");

    [Fact]
    public void Quota_reaching_for_the_ledgers_verbs_is_reported() =>
        Planted.MustBeReported(
            DependencyRules.ForbiddenUses,
            UseOf("CreditLedger", "Features.Quota", "Features.Credits"),
            "Features.Quota may not use Features.Credits");

    [Theory]
    [InlineData("Features.Webhooks", "Features.Identity", "Caller")]
    [InlineData("Features.Quota", "Features.Credits", "CreditBalances")]
    [InlineData("Features.Operations", "Features.Payments", "Orders")]
    [InlineData("Features.Credits", "Platform.Persistence", "AppDbContext")]
    [InlineData("Platform.Workers", "Platform.Persistence", "AppDbContext")]
    public void A_use_that_the_list_allows_is_not_reported(string from, string to, string type)
    {
        using var scan = Planted.Compile(UseOf(type, from, to));

        Assert.Contains(scan.Mentions, mention => mention.From == from && mention.To == to);
        Violations.None(DependencyRules.ForbiddenUses(scan));
    }

    [Theory]
    [InlineData("VivaApi.Backend.Features.Gifts")]
    [InlineData("VivaApi.Backend.Services")]
    [InlineData("VivaApi.Backend")]
    [InlineData("Elsewhere")]
    public void A_type_outside_the_known_places_is_reported(string name) =>
        Planted.MustBeReported(DependencyRules.TypesWithoutPlace, $"namespace {name} {{ class Thing; }}", $"{name}.Thing lies in no place");

    [Fact]
    public void A_cycle_between_parts_of_the_platform_is_reported_once() =>
        Planted.MustBeReported(
            DependencyRules.CyclesBetweenPlaces,
            """
            namespace VivaApi.Backend.Platform.Http { class Page { Workers.Loop? loop; } }
            namespace VivaApi.Backend.Platform.Workers { class Loop { Telemetry.Meter? meter; } }
            namespace VivaApi.Backend.Platform.Telemetry { class Meter { Http.Page? page; Start? start; } }
            namespace VivaApi.Backend.Platform { class Start { Http.Page? page; } }
            """,
            "Platform.Http -> Platform.Workers -> Platform.Telemetry -> Platform.Http");

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore.DbContext")]
    [InlineData("Npgsql.NpgsqlConnection")]
    public void An_integration_that_knows_the_database_is_reported(string type) =>
        Planted.MustBeReported(
            DependencyRules.DatabaseUsedByIntegrations,
            $"namespace VivaApi.Backend.Integrations.Viva {{ class Client {{ void Take({type} database) {{ }} }} }}",
            "Integrations.Viva may not know the database");

    [Fact]
    public void Money_that_uses_a_package_is_reported() =>
        Planted.MustBeReported(
            DependencyRules.PackagesUsedByMoney,
            "namespace VivaApi.Backend.Money { class Fen { DbContext? db; } }",
            "Money may use nothing");

    [Fact]
    public void A_reference_to_another_project_is_reported()
    {
        // These tests are themselves an assembly that references one.
        using var scan = AssemblyScan.Of(typeof(PlaceTests).Assembly.Location);

        Assert.Contains("the service may not reference VivaApi.Backend", DependencyRules.ForbiddenReferences(scan));
    }

    private static string UseOf(string type, string from, string to) =>
        $$"""
          namespace VivaApi.Backend.{{to}} { class {{type}}; }
          namespace VivaApi.Backend.{{from}} { class User { VivaApi.Backend.{{to}}.{{type}}? used; } }
          """;
}
