using System.IO.Compression;
using System.Text;

namespace VivaApi.Sandbox.Alipay;

/// <summary>A day's bill as Alipay packs it: a ZIP of two CSV files, details and summary, their names and texts in GBK.</summary>
internal static class BillFile
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    public static byte[] Write(BillFrame frame, string type, IReadOnlyList<BillRow> rows) => type == "signcustomer"
        ? Pack(frame, AccountBill.DetailsName, AccountBill.Details(frame, rows), AccountBill.Summary(frame, rows), Gbk)
        : Pack(frame, TradeBill.DetailsName, TradeBill.Details(frame, rows), TradeBill.Summary(frame, rows), Gbk);

    /// <summary>The trade bill in a charset that Alipay does not use.</summary>
    public static byte[] WriteInUtf8(BillFrame frame, IReadOnlyList<BillRow> rows) => Pack(
        frame, TradeBill.DetailsName, TradeBill.Details(frame, rows), TradeBill.Summary(frame, rows), new UTF8Encoding(false));

    /// <summary>A small file that unpacks to twenty megabytes.</summary>
    public static byte[] WriteBomb(BillFrame frame) =>
        Pack(frame, TradeBill.DetailsName, Enumerable.Repeat(new string(' ', 1_000), 20_000), [], Gbk);

    private static byte[] Pack(BillFrame frame, string name, IEnumerable<string> details, IEnumerable<string> summary, Encoding charset)
    {
        var stem = $"{frame.SellerId}0156_{BeijingClock.Compact(frame.DayBegins, "yyyyMMdd")}_{name}";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, charset))
        {
            Add(zip, $"{stem}.csv", details, charset);
            Add(zip, $"{stem}(汇总).csv", summary, charset);
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, IEnumerable<string> lines, Encoding charset)
    {
        using var text = new StreamWriter(zip.CreateEntry(name).Open(), charset) { NewLine = "\r\n" };
        foreach (var line in lines)
        {
            text.WriteLine(line);
        }
    }
}
