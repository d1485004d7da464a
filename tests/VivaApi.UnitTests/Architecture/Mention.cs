using Mono.Cecil;

namespace VivaApi.UnitTests.Architecture;

/// <summary>One place in the code where a type is named.</summary>
/// <param name="By">The outermost type whose code names it.</param>
/// <param name="Member">The member that names it, as the compiler calls it.</param>
/// <param name="Of">The type named, without array, reference or generic arguments.</param>
/// <param name="Via">The generic whose argument it is (<c>System.Linq.IQueryable`1</c>), <see cref="New"/>, or nothing.</param>
internal sealed record Mention(TypeDefinition By, string Member, TypeReference Of, string Via)
{
    public const string New = "new";

    public string? From => Place.Of(By);

    public string? To => Place.Of(Of);

    public string OfName => Place.Outermost(Of).Name.Split('`')[0];

    public override string ToString() => $"{By.Name}.{Member} uses {Of.FullName}";
}

/// <summary>One piece of text in the code: a literal, a constant, an attribute's argument.</summary>
internal sealed record Text(TypeDefinition By, string Member, string Value);
