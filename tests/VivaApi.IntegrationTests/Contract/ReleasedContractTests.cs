using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Contract;

public sealed class ReleasedContractTests(World world) : IClassFixture<World>
{
    /// <summary>Set to 1 with a release: writes what is served now as what callers may rely on from then on.</summary>
    private const string ReleaseVariable = "RELEASE_CONTRACT";

    [Fact]
    public async Task Nothing_that_callers_of_the_last_release_rely_on_is_gone_or_narrowed()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        var now = ContractShape.Of(JsonNode.Parse(await http.GetStringAsync("/swagger/v1/swagger.json"))!);
        if (Environment.GetEnvironmentVariable(ReleaseVariable) == "1")
        {
            await File.WriteAllLinesAsync(ReleasedFile(), now.Select(place => $"{place.Key}\t{place.Value}".TrimEnd()));
        }

        var released = (await File.ReadAllLinesAsync(ReleasedFile()))
            .Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? string.Empty);

        Assert.True(released.Count > 500, $"Only {released.Count} places are in the released contract.");
        Assert.Empty(ContractChange.Breaches(released, now));
    }

    private static string ReleasedFile([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "released.txt");
}
