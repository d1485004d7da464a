using System.Text.RegularExpressions;
using Mono.Cecil;

namespace VivaApi.UnitTests.Architecture;

/// <summary>How types are named and laid out.</summary>
internal static partial class ShapeRules
{
    private static readonly string[] EmptyWords =
        ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Manager", "Managers"];

    /// <summary>Schema ids are made of the type's simple name: two nested <c>Request</c> types would be one schema.</summary>
    public static IEnumerable<string> NestedWireTypes(AssemblyScan scan) =>
        from type in scan.WrittenTypes
        where type.DeclaringType is not null && (IsWireType(type, "Request") || IsWireType(type, "Response"))
        select $"{type.FullName} is a wire type and may not be nested";

    public static IEnumerable<string> EmptyNames(AssemblyScan scan) =>
        from type in scan.WrittenTypes
        let words = WordsOf(type.Name.Split('`')[0])
        let folders = type.Namespace.Split('.').SelectMany(WordsOf)
        where words is ["Base", ..] or [.., "Base"] || words.Concat(folders).Any(EmptyWords.Contains)
        select $"{type.FullName} has a name that says nothing";

    public static IEnumerable<string> InterfacesWithOneImplementation(AssemblyScan scan)
    {
        var implementations = scan.WrittenTypes.Where(type => type is { IsInterface: false, IsAbstract: false })
            .SelectMany(type => Family.InterfacesOf(type).Distinct()).CountBy(name => name).ToDictionary(StringComparer.Ordinal);
        return from type in scan.WrittenTypes
               where type.IsInterface && !IsRefitClient(type)
               where implementations.GetValueOrDefault(type.FullName) == 1
               select $"{type.FullName} has one implementation: use the class itself";
    }

    public static IEnumerable<string> EndpointsWithoutHandler(AssemblyScan scan) =>
        from type in scan.WrittenTypes
        where type is { IsAbstract: true, IsSealed: true } && type.Methods.Any(MapsRoutes)
        where !type.Methods.Any(method => method.Name is "HandleAsync" or "Handle")
        select $"{type.FullName} maps a route but has no HandleAsync or Handle";

    /// <summary>Requests of the features come from callers; those of the integrations are ours.</summary>
    public static IEnumerable<string> RequestsWithoutValidator(AssemblyScan scan)
    {
        var validated = scan.Types.Select(type => Family.AncestorsOf(type).ToArray())
            .Where(ancestors => ancestors.Any(ancestor => ancestor.GetElementType().FullName == "FluentValidation.AbstractValidator`1"))
            .SelectMany(ancestors => ancestors.OfType<GenericInstanceType>().SelectMany(ancestor => ancestor.GenericArguments))
            .Select(argument => argument.FullName).ToHashSet(StringComparer.Ordinal);
        return from type in scan.WrittenTypes
               where Place.Of(type) is { } place && place.StartsWith("Features.", StringComparison.Ordinal)
               where IsWireType(type, "Request") && !validated.Contains(type.FullName)
               select $"{type.FullName} has no validator";
    }

    private static bool IsWireType(TypeDefinition type, string suffix) =>
        type is { IsInterface: false, IsEnum: false } && !(type.IsAbstract && type.IsSealed)
        && type.Name.EndsWith(suffix, StringComparison.Ordinal);

    private static bool MapsRoutes(MethodDefinition method) =>
        method is { Name: "Map", IsStatic: true, Parameters: [{ ParameterType.Name: "IEndpointRouteBuilder" or "RouteGroupBuilder" }, ..] };

    // Refit writes the one implementation itself.
    private static bool IsRefitClient(TypeDefinition type) =>
        type.Methods.SelectMany(method => method.CustomAttributes).Any(attribute => attribute.AttributeType.Namespace == "Refit");

    private static string[] WordsOf(string name) => [.. Word().Matches(name).Select(match => match.Value)];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]*")]
    private static partial Regex Word();
}
