using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VivaApi.UnitTests.Architecture;

/// <summary>What only the text shows: sizes, silenced warnings, and names whose use the compiler folds away.</summary>
internal static partial class SourceRules
{
    public const int FileLines = 250;
    public const int LineColumns = 140;
    public const int MethodLines = 70;
    public const int ProgramLines = 59;

    private const string Service = "src/VivaApi.Backend/";

    public static IEnumerable<string> LongFiles(SourceFile file) =>
        file.Lines.Length > FileLines ? [$"{file.Path} has {file.Lines.Length} lines"] : [];

    public static IEnumerable<string> LongPrograms(SourceFile file) =>
        file.Path == Service + "Program.cs" && file.Lines.Length > ProgramLines ? [$"{file.Path} has {file.Lines.Length} lines"] : [];

    public static IEnumerable<string> WideLines(SourceFile file) =>
        from line in file.Lines.Index()
        where line.Item.Length > LineColumns
        select $"{file.Path}:{line.Index + 1} has {line.Item.Length} columns";

    public static IEnumerable<string> SilencedWarnings(SourceFile file) =>
        from line in file.Lines.Index()
        where SilencingDirective().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1} silences a warning";

    public static IEnumerable<string> Regions(SourceFile file) =>
        from line in file.Lines.Index()
        where RegionDirective().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1} folds code away";

    public static IEnumerable<string> LongMethods(SourceFile file) =>
        from node in CSharpSyntaxTree.ParseText(file.Content).GetRoot().DescendantNodes()
        where node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let span = node.GetLocation().GetLineSpan()
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > MethodLines
        select $"{file.Path}:{span.StartLinePosition.Line + 1} has a method of {lines} lines";

    /// <summary>A constant or a <c>nameof</c> of another feature is a use of it, though the compiled code does not show it.</summary>
    public static IEnumerable<string> ForbiddenNames(SourceFile file) =>
        from line in file.Lines.Index()
        where PlaceOf(file) is not null
        from name in PlaceName().Matches(line.Item)
        let place = Place.Of(name.Value)
        where place is not null && !HouseMap.Allows(PlaceOf(file)!, place, "Caller")
        select $"{file.Path}:{line.Index + 1} may not name {place}";

    private static string? PlaceOf(SourceFile file) => file.Path.StartsWith(Service, StringComparison.Ordinal)
        ? Place.Of(string.Join('.', ["VivaApi.Backend", .. file.Path[Service.Length..].Split('/')[..^1]]))
        : null;

    [GeneratedRegex(@"^\s*#\s*pragma\s+warning\s+disable")]
    private static partial Regex SilencingDirective();

    [GeneratedRegex(@"^\s*#\s*region\b")]
    private static partial Regex RegionDirective();

    [GeneratedRegex(@"\bVivaApi\.Backend(\.\w+)+")]
    private static partial Regex PlaceName();
}
