using System.Text.RegularExpressions;
using Mono.Cecil;

namespace VivaApi.UnitTests.Architecture;

/// <summary>
/// Everything that an assembly's code names: signatures, attributes, generics and method bodies, those of lambdas and state
/// machines among them. Constants of other types are folded by the compiler and leave no trace; <see cref="SourceRules"/> sees those.
/// </summary>
internal sealed partial class AssemblyScan : IDisposable
{
    private readonly DefaultAssemblyResolver resolver = new();
    private readonly ModuleDefinition module;

    private AssemblyScan(Stream image)
    {
        // Reading an attribute with an enum argument needs the enum's own assembly.
        foreach (var folder in PlatformAssemblies.Paths.Select(path => Path.GetDirectoryName(path)!).Distinct())
        {
            resolver.AddSearchDirectory(folder);
        }

        module = ModuleDefinition.ReadModule(image, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        Types = [.. module.GetTypes()];
        References = [.. module.AssemblyReferences.Select(reference => reference.Name)];
        var readers = Types.Select(type => new MentionReader(type)).ToArray();
        Mentions = [.. readers.SelectMany(reader => reader.Mentions)];
        Texts = [.. readers.SelectMany(reader => reader.Texts)];
    }

    public IReadOnlyList<TypeDefinition> Types { get; }

    /// <summary>The types that somebody wrote, leaving out what the compiler and its generators add.</summary>
    public IEnumerable<TypeDefinition> WrittenTypes => Types.Where(IsWritten);

    public IReadOnlyList<string> References { get; }

    public IReadOnlyList<Mention> Mentions { get; }

    public IReadOnlyList<Text> Texts { get; }

    public static AssemblyScan Of(string path)
    {
        using var file = File.OpenRead(path);
        return new AssemblyScan(file);
    }

    public static AssemblyScan Of(Stream image) => new(image);

    public void Dispose()
    {
        module.Dispose();
        resolver.Dispose();
    }

    private static bool IsWritten(TypeDefinition type) =>
        (!type.Name.StartsWith('<') || FileLocalName().IsMatch(type.Name))
        && !type.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute")
        && (type.DeclaringType is { } declaring ? IsWritten(declaring) : !IsGeneratorNamespace(type.Namespace));

    // The compiler writes a file-local type Check of the file Notes.cs as <Notes>F8A4…__Check.
    [GeneratedRegex("^<[^>]*>F[0-9A-F]+__")]
    private static partial Regex FileLocalName();

    // Generators add helpers under the names of the framework or package that they serve.
    private static bool IsGeneratorNamespace(string name) =>
        name.Split('.')[0] is "System" or "Microsoft" or "Refit" or "RefitInternalGenerated";
}
