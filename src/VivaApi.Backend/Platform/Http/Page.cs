using System.Buffers.Text;

namespace VivaApi.Backend.Platform.Http;

/// <summary>A page of a list, newest first. <paramref name="NextCursor"/> is null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>The query parameters of every list: <c>limit</c> (1–100, default 20) and the opaque <c>cursor</c> of the page before.</summary>
internal readonly record struct PageRequest(int Limit, Guid? Before)
{
    public const int MaxLimit = 100;
    public const int DefaultLimit = 20;

    /// <summary>Null when both are readable, else the problem to answer.</summary>
    public static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult? Read(int? limit, string? cursor, out PageRequest page)
    {
        page = new PageRequest(limit ?? DefaultLimit, null);
        if (page.Limit is < 1 or > MaxLimit)
        {
            return StandardProblems.Invalid("limit", $"'limit' must be between 1 and {MaxLimit}.");
        }

        if (cursor is null)
        {
            return null;
        }

        if (Cursor.Read(cursor) is not { } before)
        {
            return StandardProblems.Invalid("cursor", "'cursor' must be a nextCursor of an earlier page.");
        }

        page = page with { Before = before };
        return null;
    }

    /// <summary>Makes the page from one row more than was asked for: the extra row only tells that there is a next page.</summary>
    public Page<TItem> ToPage<TRow, TItem>(List<TRow> rows, Func<TRow, Guid> id, Func<TRow, TItem> show)
    {
        var more = rows.Count > Limit;
        return new Page<TItem>([.. rows.Take(Limit).Select(show)], more ? Cursor.Of(id(rows[Limit - 1])) : null);
    }
}

/// <summary>Where a list is gone on with: the id of the last that was shown, as a text that means nothing to callers.</summary>
internal static class Cursor
{
    private const int Length = 22;

    public static string Of(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    /// <returns>Null when it is none of ours.</returns>
    public static Guid? Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[16];
        return cursor.Length == Length && Base64Url.IsValid(cursor)
            && Base64Url.TryDecodeFromChars(cursor, bytes, out var written) && written == bytes.Length
                ? new Guid(bytes, bigEndian: true)
                : null;
    }
}
