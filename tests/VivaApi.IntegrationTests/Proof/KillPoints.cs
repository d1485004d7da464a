using System.Diagnostics;
using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using VivaApi.Backend.Platform;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>The kill points of the service as it was built, read from its code: a new one need not be listed anywhere.</summary>
internal static class KillPoints
{
    /// <summary>A service that the compiler optimised is one that ships: it has none.</summary>
    public static bool AreLeftOut =>
        typeof(KillPoint).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    public static IReadOnlyList<string> InTheService()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(KillPoint).Assembly.Location);
        return [.. assembly.MainModule.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction.OpCode.Code == Code.Call
                && instruction.Operand is MethodReference { Name: nameof(KillPoint.Pass) } called
                && called.DeclaringType.Name == nameof(KillPoint))
            .Select(call => (string)call.Previous.Operand)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
    }
}
