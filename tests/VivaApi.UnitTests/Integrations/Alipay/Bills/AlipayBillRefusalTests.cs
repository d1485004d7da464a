using System.Text;
using VivaApi.Backend.Integrations.Alipay.Bills;

namespace VivaApi.UnitTests.Integrations.Alipay.Bills;

/// <summary>What is not to be trusted as a bill is refused as a whole, before a line of it was seen.</summary>
public sealed class AlipayBillRefusalTests
{
    public static TheoryData<string, string> UnreadableLines() => new()
    {
        { "an amount in hundredths of a fen", SomeBill.Payment(amount: "99.001") },
        { "no amount", SomeBill.Payment(amount: string.Empty) },
        { "an amount with an exponent", SomeBill.Payment(amount: "1e3") },
        { "no trade number", SomeBill.Payment()[29..] },
        { "a line that breaks off", "2026112422001417631400000001\t,VIVA_1\t,交易" },
    };

    [Fact]
    public void A_small_file_that_unpacks_to_a_huge_one_is_refused()
    {
        var bomb = SomeBill.Of(SomeBill.Header, new string(' ', 5_000_000));
        Assert.True(bomb.Length < 20_000);

        Assert.Contains("unpacks to more than", SomeBill.RefusalOf(bomb), StringComparison.Ordinal);
        Assert.Contains(
            "unpacks to more than 65536 bytes",
            SomeBill.RefusalOf(bomb, new AlipayBillOptions { MaxUnpackedBytes = 65_536, MaxRatio = 1_000 }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_lies_about_its_unpacked_length_is_refused_all_the_same()
    {
        var archive = SomeBill.Of(SomeBill.Header, string.Concat(Enumerable.Repeat(SomeBill.Payment() + "\r\n", 5_000)));
        var truth = BitConverter.GetBytes(SomeBill.Gbk.GetByteCount(SomeBill.Header + "\r\n" + string.Concat(
            Enumerable.Repeat(SomeBill.Payment() + "\r\n", 5_000)) + "\r\n"));
        var at = archive.AsSpan().LastIndexOf(truth);
        Assert.True(at > 0);
        BitConverter.GetBytes(10).CopyTo(archive, at);

        SomeBill.RefusalOf(archive, new AlipayBillOptions { MaxRatio = 2 });
    }

    [Fact]
    public void A_line_without_end_is_refused() => Assert.Contains(
        "has a line of more than",
        SomeBill.RefusalOf(SomeBill.Of(SomeBill.Header, new string('x', 20_000)), new AlipayBillOptions { MaxRatio = 1_000 }),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void A_file_that_was_cut_off_is_refused(int kept)
    {
        var whole = SomeBill.Of([SomeBill.Header, .. Enumerable.Range(0, 200).Select(turn => SomeBill.Payment($"VIVA_{turn}"))]);

        Assert.Equal("it is not a whole ZIP file", SomeBill.RefusalOf(whole[..(whole.Length / kept)]));
    }

    [Fact]
    public void A_bill_with_fewer_lines_than_it_says_is_refused() => Assert.Equal(
        "it says that it has 2 lines of a kind of which it has 1",
        SomeBill.RefusalOf(SomeBill.Of(SomeBill.Header, SomeBill.Payment(), "#交易合计：2笔，商家实收共198.00元")));

    [Fact]
    public void A_bill_that_is_not_in_gbk_is_refused()
    {
        var text = SomeBill.Header + "\r\n" + SomeBill.Payment();

        Assert.Equal(
            "its columns are not those of a bill", SomeBill.RefusalOf(SomeBill.Zip("1_业务明细.csv", text, new UTF8Encoding(false))));
        Assert.Equal(
            "it holds no file of details, or its names are not in GBK",
            SomeBill.RefusalOf(SomeBill.Zip("details.csv", text, SomeBill.Gbk)));
    }

    [Theory]
    [MemberData(nameof(UnreadableLines))]
    public void One_unreadable_line_is_enough(string what, string line)
    {
        Assert.NotEmpty(what);
        SomeBill.RefusalOf(SomeBill.Of(SomeBill.Header, SomeBill.Payment(), line));
    }

    [Fact]
    public void An_archive_of_many_files_is_refused() => Assert.Equal(
        "it holds 17 files", SomeBill.RefusalOf(SomeBill.Zip("1_业务明细.csv", SomeBill.Header, SomeBill.Gbk, copies: 17)));

    [Fact]
    public void What_is_no_archive_is_refused() =>
        Assert.Equal("it is not a whole ZIP file", SomeBill.RefusalOf(Encoding.UTF8.GetBytes("<html>链接已失效</html>")));
}
