using Mono.Cecil;

namespace VivaApi.UnitTests.Architecture;

/// <summary>What a type descends from, followed through the types of its own assembly.</summary>
internal static class Family
{
    public static IEnumerable<TypeReference> AncestorsOf(TypeDefinition type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = Own(ancestor)?.BaseType)
        {
            yield return ancestor;
        }
    }

    public static IEnumerable<string> InterfacesOf(TypeDefinition type) =>
        AncestorsOf(type).Select(Own).OfType<TypeDefinition>().Prepend(type)
            .SelectMany(member => member.Interfaces)
            .Select(implemented => implemented.InterfaceType.GetElementType())
            .SelectMany(found => Own(found) is { } own ? InterfacesOf(own).Prepend(found.FullName) : [found.FullName]);

    // Metadata names a type of its own assembly by definition; others need not be looked into, nor even be there.
    private static TypeDefinition? Own(TypeReference reference) => reference.GetElementType() as TypeDefinition;
}
