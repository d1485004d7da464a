using System.Collections.Concurrent;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>Counts how often a proof went through its rare branches. A run that never took one has proved nothing about it.</summary>
internal sealed class Rarities(string proof, params string[] needed)
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public void Saw(string branch) => counts.AddOrUpdate(branch, 1, (_, before) => before + 1);

    public int Of(string branch) => counts.GetValueOrDefault(branch);

    /// <summary>Prints the counts; fails when a needed branch was never taken.</summary>
    public void MustHaveBeenSeen()
    {
        var seen = needed.Concat(counts.Keys.Except(needed).Order(StringComparer.Ordinal));
        Console.WriteLine($"{proof}: {string.Join(", ", seen.Select(branch => $"{branch} {Of(branch)}"))}");
        var missing = needed.Where(branch => Of(branch) == 0).ToList();
        Assert.True(missing.Count == 0, $"{proof} never took: {string.Join(", ", missing)}");
    }
}
