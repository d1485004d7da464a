using System.Buffers.Binary;
using System.Buffers.Text;
using VivaApi.Backend.Features.Quota;

namespace VivaApi.Backend.Features.Operations.Overview;

/// <summary>The place of a customer in the list of most used quotas: share and id, opaque to callers.</summary>
internal static class HighUsageCursor
{
    private const int ShareBytes = sizeof(long);
    private const int Bytes = ShareBytes + 16;
    private const int Characters = Bytes * 4 / 3;

    private static readonly (long Share, Guid UserId) BeforeAll = (long.MaxValue, Guid.AllBitsSet);

    public static string Of(QuotaUse use)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, use.Share);
        use.UserId.TryWriteBytes(bytes[ShareBytes..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string? cursor, out (long Share, Guid UserId) after)
    {
        after = BeforeAll;
        if (cursor is null)
        {
            return true;
        }

        Span<byte> bytes = stackalloc byte[Bytes];
        if (cursor.Length != Characters || !Base64Url.IsValid(cursor)
            || !Base64Url.TryDecodeFromChars(cursor, bytes, out var written) || written != Bytes)
        {
            return false;
        }

        after = (BinaryPrimitives.ReadInt64BigEndian(bytes), new Guid(bytes[ShareBytes..], bigEndian: true));
        return true;
    }
}
