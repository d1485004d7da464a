using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Margin;

/// <summary>Which rows to show: a key is its own cursor.</summary>
internal readonly record struct MarginPage(int Limit, string? Before);

/// <summary>The query parameters of the report.</summary>
internal readonly record struct MarginQuery(
    [FromQuery(Name = "from")] DateOnly? From,
    [FromQuery(Name = "to")] DateOnly? To,
    [FromQuery(Name = "by")] string? By,
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    private const int MaxCursorLength = 64;

    /// <summary>Null when all are readable.</summary>
    public ProblemHttpResult? Read(out MarginKey by, out MarginPage page)
    {
        page = default;
        if (!EnumText.TryParse(By ?? EnumText.Of(MarginKey.Package), out by))
        {
            return StandardProblems.Invalid("by", "'by' must be package, day or user.");
        }

        if (PageRequest.Read(Limit, null, out var bounds) is { } problem)
        {
            return problem;
        }

        page = new MarginPage(bounds.Limit, Cursor);
        return Cursor is null || (Cursor.Length is > 0 and <= MaxCursorLength && !Cursor.AsSpan().ContainsAnyExceptInRange('!', '~'))
            ? null
            : StandardProblems.Invalid("cursor", "'cursor' must be a nextCursor of an earlier page.");
    }
}
