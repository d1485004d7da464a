namespace VivaApi.UnitTests.Architecture;

/// <summary>The assemblies of the framework and the packages that this test process runs on.</summary>
internal static class PlatformAssemblies
{
    /// <summary>Without the product's own: a planted sample declares the product's namespaces itself.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("VivaApi.", StringComparison.Ordinal)),
    ];
}
