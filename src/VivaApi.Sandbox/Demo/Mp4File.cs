using System.Buffers.Binary;
using System.Text;

namespace VivaApi.Sandbox.Demo;

/// <summary>Looks at the boxes of an MP4 file: each begins with its length (4 bytes, big-endian) and its name (4 letters).</summary>
internal static class Mp4File
{
    private const int HeaderLength = 8;
    private const int SmallestPlausible = 2048;

    /// <summary>What is wrong with the file; null when it is whole and can be played.</summary>
    public static string? Fault(ReadOnlySpan<byte> file)
    {
        if (file.Length < SmallestPlausible)
        {
            return $"it has only {file.Length} bytes";
        }

        var names = new List<string>();
        for (long offset = 0; offset < file.Length;)
        {
            if (BoxAt(file, offset) is not { } box)
            {
                return $"it is cut or broken at byte {offset}";
            }

            names.Add(box.Name);
            offset += box.Length;
        }

        return (names[0], names.Contains("moov"), names.Contains("mdat")) switch
        {
            (not "ftyp", _, _) => "it does not begin with an ftyp box",
            (_, false, _) => "it has no moov box",
            (_, _, false) => "it has no mdat box",
            _ => null,
        };
    }

    // Length 1 means that a 64-bit length follows the name; length 0 means that the box reaches to the end of the file.
    private static (string Name, long Length)? BoxAt(ReadOnlySpan<byte> file, long offset)
    {
        var rest = file[(int)offset..];
        if (rest.Length < HeaderLength)
        {
            return null;
        }

        long length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        length = length switch
        {
            0 => rest.Length,
            1 when rest.Length >= 2 * HeaderLength => BinaryPrimitives.ReadInt64BigEndian(rest[HeaderLength..]),
            _ => length,
        };
        return length >= HeaderLength && length <= rest.Length ? (Encoding.ASCII.GetString(rest[4..HeaderLength]), length) : null;
    }
}
