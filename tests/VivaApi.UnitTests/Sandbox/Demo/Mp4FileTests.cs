using System.Buffers.Binary;
using System.Text;
using VivaApi.Sandbox.Demo;

namespace VivaApi.UnitTests.Sandbox.Demo;

public sealed class Mp4FileTests
{
    [Fact]
    public void A_whole_file_has_no_fault() => Assert.Null(Mp4File.Fault(File("ftyp", "moov", "mdat")));

    [Fact]
    public void A_last_box_without_a_length_reaches_to_the_end()
    {
        var file = File("ftyp", "moov", "mdat");
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(2000), 0);

        Assert.Null(Mp4File.Fault(file));
    }

    [Theory]
    [InlineData("ftyp mdat free", "moov")]
    [InlineData("ftyp moov free", "mdat")]
    [InlineData("moov ftyp mdat", "ftyp")]
    public void A_missing_box_is_named(string boxes, string named) =>
        Assert.Contains(named, Mp4File.Fault(File(boxes.Split(' '))), StringComparison.Ordinal);

    [Fact]
    public void A_cut_file_is_told() => Assert.Contains(
        "cut", Mp4File.Fault(File("ftyp", "moov", "mdat").AsSpan(0, 2990)), StringComparison.Ordinal);

    [Fact]
    public void An_error_page_is_not_a_video() =>
        Assert.NotNull(Mp4File.Fault(Encoding.UTF8.GetBytes(new string('<', 5000))));

    [Fact]
    public void A_length_that_overflows_is_told()
    {
        var file = File("ftyp", "moov", "mdat");
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(1000), 1);
        BinaryPrimitives.WriteInt64BigEndian(file.AsSpan(1008), long.MaxValue);

        Assert.Contains("1000", Mp4File.Fault(file), StringComparison.Ordinal);
    }

    // Boxes of 1000 bytes each.
    private static byte[] File(params string[] boxes)
    {
        var file = new byte[boxes.Length * 1000];
        for (var index = 0; index < boxes.Length; index++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(index * 1000), 1000);
            Encoding.ASCII.GetBytes(boxes[index], file.AsSpan((index * 1000) + 4));
        }

        return file;
    }
}
