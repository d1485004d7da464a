using Mono.Cecil;

namespace VivaApi.UnitTests.Architecture;

/// <summary>Takes a type as the metadata writes it apart into the plain types that it names.</summary>
internal static class TypeNames
{
    public static IEnumerable<(TypeReference Of, string Via)> In(TypeReference? type, string via = "") => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic =>
            [(generic.ElementType, via), .. generic.GenericArguments.SelectMany(argument => In(argument, generic.ElementType.FullName))],
        IModifierType modified => [.. In(modified.ModifierType), .. In(modified.ElementType, via)],
        FunctionPointerType pointer => In((IMethodSignature)pointer),
        TypeSpecification wrapped => In(wrapped.ElementType, via),
        _ => [(type, via)],
    };

    public static IEnumerable<(TypeReference Of, string Via)> In(MethodReference method) =>
    [
        .. In(method.DeclaringType),
        .. In((IMethodSignature)method.GetElementMethod()),
        .. method is GenericInstanceMethod generic
            ? generic.GenericArguments.SelectMany(argument => In(argument, method.DeclaringType.GetElementType().FullName))
            : [],
    ];

    public static IEnumerable<(TypeReference Of, string Via)> In(IMethodSignature signature) =>
        [.. In(signature.ReturnType), .. signature.Parameters.SelectMany(parameter => In(parameter.ParameterType))];
}
