using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Credits;

/// <summary>
/// Which movements to list: of these kinds (all when none is named), from <paramref name="From"/> on and before <paramref name="To"/>.
/// </summary>
internal sealed record CreditEntryQuery(
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "cursor")] string? Cursor,
    [FromQuery(Name = "kind")] string[]? Kinds,
    [FromQuery(Name = "from")] DateTimeOffset? From,
    [FromQuery(Name = "to")] DateTimeOffset? To)
{
    private static readonly Dictionary<string, CreditEntryKind> KindByText =
        Enum.GetValues<CreditEntryKind>().ToDictionary(EnumText.Of, StringComparer.Ordinal);

    /// <summary>Null when the filters make sense, else the problem to answer.</summary>
    public ProblemHttpResult? Read(out CreditEntryKind[] kinds)
    {
        var texts = Kinds ?? [];
        kinds = [.. texts.Where(KindByText.ContainsKey).Select(text => KindByText[text])];
        if (kinds.Length < texts.Length)
        {
            return StandardProblems.Invalid("kind", $"'kind' must be one of {string.Join(", ", KindByText.Keys)}.");
        }

        return From > To ? StandardProblems.Invalid("to", "'to' must not be before 'from'.") : null;
    }
}
