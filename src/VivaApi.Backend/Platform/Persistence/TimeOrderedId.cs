using System.Buffers.Binary;

namespace VivaApi.Backend.Platform.Persistence;

/// <summary>Our ids are UUIDv7 and sort by their time, to the millisecond: the primary key is an index by time as well.</summary>
internal static class TimeOrderedId
{
    /// <summary>The smallest id of that millisecond; of the first of 1970 for what is before it.</summary>
    public static Guid FirstAt(long unixMilliseconds)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, unixMilliseconds) << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
