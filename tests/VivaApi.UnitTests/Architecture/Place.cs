using Mono.Cecil;

namespace VivaApi.UnitTests.Architecture;

/// <summary>The part of the house that a type belongs to: <c>Features.Payments</c>, <c>Platform.Http</c>, <c>Money</c> …</summary>
internal static class Place
{
    private const string Root = "VivaApi.Backend";

    /// <summary>The place of a namespace, or null for the world outside (the framework, packages, generated code).</summary>
    public static string? Of(string typeNamespace)
    {
        if (typeNamespace is "" or Root)
        {
            return HouseMap.Program;
        }

        if (!typeNamespace.StartsWith(Root + ".", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = typeNamespace[(Root.Length + 1)..].Split('.');
        return parts is ["Features" or "Integrations" or "Platform", var name, ..] ? $"{parts[0]}.{name}" : parts[0];
    }

    /// <summary>The place of the type that encloses this one: closures and state machines belong to the code that they came from.</summary>
    public static string? Of(TypeReference type)
    {
        var outermost = Outermost(type);
        return outermost.Namespace.Length == 0 && outermost.Name.StartsWith('<') ? null : Of(outermost.Namespace);
    }

    public static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } declaring ? Outermost(declaring) : type;
}
