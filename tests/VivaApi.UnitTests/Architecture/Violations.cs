namespace VivaApi.UnitTests.Architecture;

internal static class Violations
{
    /// <summary>Fails with every violation in full: whoever broke a rule should not have to look for the place.</summary>
    public static void None(IEnumerable<string> violations)
    {
        var found = violations.ToArray();
        Assert.True(found.Length == 0, string.Join('\n', [$"{found.Length} violations", .. found]));
    }
}
