using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VivaApi.UnitTests.Architecture;

/// <summary>Compiles a sample of the house at test time, so that a rule can be shown a violation that the product must not have.</summary>
internal static class Planted
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using FluentValidation;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.EntityFrameworkCore;
        """;

    private static readonly Lazy<MetadataReference[]> References =
        new(() => [.. PlatformAssemblies.Paths.Select(path => MetadataReference.CreateFromFile(path))]);

    public static AssemblyScan Compile(string source, OptimizationLevel optimization = OptimizationLevel.Debug)
    {
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(
                "VivaApi.Planted",
                [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(source, path: "Planted.cs")],
                References.Value,
                new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    optimizationLevel: optimization,
                    allowUnsafe: true,
                    nullableContextOptions: NullableContextOptions.Enable,
                    concurrentBuild: false))
            .Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return AssemblyScan.Of(image);
    }

    /// <summary>The rule must report the planted violation, and nothing besides it.</summary>
    public static void MustBeReported(
        Func<AssemblyScan, IEnumerable<string>> rule,
        string source,
        string violation,
        OptimizationLevel optimization = OptimizationLevel.Debug)
    {
        using var scan = Compile(source, optimization);
        var reported = rule(scan).ToArray();
        Assert.NotEmpty(reported);
        Assert.All(reported, sentence => Assert.Contains(violation, sentence, StringComparison.Ordinal));
    }
}
