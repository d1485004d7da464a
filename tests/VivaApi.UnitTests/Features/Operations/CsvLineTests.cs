using System.Text;
using VivaApi.Backend.Features.Operations.Exports;

namespace VivaApi.UnitTests.Features.Operations;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("专业套餐", "专业套餐")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData(" blank", "\" blank\"")]
    public void Text_is_quoted_where_it_must_be(string text, string cell) => Assert.Equal(cell, CellOf(text));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-x", "'-x")]
    [InlineData("@SUM(a,b)", "\"'@SUM(a,b)\"")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    public void Text_that_a_spreadsheet_would_take_for_a_formula_is_disarmed(string text, string cell) => Assert.Equal(cell, CellOf(text));

    [Fact]
    public void Numbers_and_times_are_written_as_such()
    {
        Assert.Equal("-50", CellOf(-50L));
        Assert.Equal("true", CellOf(true));
        Assert.Equal("2026-03-01T02:00:00.000001Z", CellOf(new DateTime(2026, 3, 1, 2, 0, 0, DateTimeKind.Utc).AddTicks(10)));
        Assert.Equal(string.Empty, CellOf(null));
        Assert.Equal(string.Empty, CellOf(DBNull.Value));
    }

    private static string CellOf(object? value)
    {
        var line = new StringBuilder();
        CsvLine.Append(line, value);
        return line.ToString();
    }
}
