using System.Reflection;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.UnitTests.Docs;

/// <summary>Writes the table of problem codes from where the code declares them.</summary>
internal static class ErrorTable
{
    public const string Begin = "|---|---|---|---|\n";

    public static string Rows()
    {
        var kinds = typeof(Fen).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(ProblemKind))
            .Select(field => (ProblemKind)field.GetValue(null)!)
            .DistinctBy(kind => kind.Code, StringComparer.Ordinal)
            .OrderBy(kind => kind.Code, StringComparer.Ordinal);
        return string.Concat(kinds.Select(kind => $"| `{kind.Code}` | {kind.Status} | {kind.Title} | {MembersOf(kind)} |\n"));
    }

    private static string MembersOf(ProblemKind kind) =>
        string.Join("; ", kind.Members.Select(member => $"`{member.Name}`: {member.Meaning}"));
}
