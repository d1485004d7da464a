using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace VivaApi.Backend.Integrations.Alipay.Bills;

/// <summary>
/// A day's bill: a ZIP of CSV files in GBK. It is read to its end once before anybody sees a line of it, so a bill that is broken
/// somewhere changes nothing; afterwards its lines are read again one by one, as often as wanted, and never held all at once.
/// </summary>
internal sealed partial class AlipayBill
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    private readonly byte[] archive;
    private readonly AlipayBillOptions limits;

    private AlipayBill(byte[] archive, AlipayBillOptions limits) => (this.archive, this.limits) = (archive, limits);

    /// <summary>Payments and refunds together.</summary>
    public int LineCount { get; private set; }

    /// <returns>The bill, or why the file is none.</returns>
    public static (AlipayBill? Bill, string? Refusal) Read(byte[] archive, AlipayBillOptions limits)
    {
        var bill = new AlipayBill(archive, limits);
        try
        {
            bill.LineCount = bill.Lines().Count();
            return (bill, null);
        }
        catch (Exception failure) when (failure is BillRefusedException or InvalidDataException or IOException or NotSupportedException)
        {
            return (null, failure is BillRefusedException ? failure.Message : "it is not a whole ZIP file");
        }
    }

    public IEnumerable<AlipayBillLine> Lines()
    {
        using var zip = new ZipArchive(new MemoryStream(archive, writable: false), ZipArchiveMode.Read, leaveOpen: false, Gbk);
        using var text = new StreamReader(Unpacked(Details(zip)), Gbk, detectEncodingFromByteOrderMarks: false);
        BillColumns? columns = null;
        var counts = new Dictionary<AlipayBillLineKind, int>();
        foreach (var line in BillCells.Lines(text))
        {
            if (line.StartsWith('#'))
            {
                CheckTotal(line, counts);
            }
            else if (line.AsSpan().IsWhiteSpace())
            {
                continue;
            }
            else if (columns is null)
            {
                columns = BillColumns.Find(BillCells.Split(line)) ?? throw new BillRefusedException("its columns are not those of a bill");
            }
            else if (columns.Read(BillCells.Split(line)) is { } read)
            {
                counts[read.Kind] = counts.GetValueOrDefault(read.Kind) + 1;
                yield return read;
            }
        }

        if (columns is null)
        {
            throw new BillRefusedException("it has no column names");
        }
    }

    // The bill counts its own lines: a file that was cut off before it was packed is found by that.
    private static void CheckTotal(string comment, Dictionary<AlipayBillLineKind, int> counts)
    {
        if (Total().Match(comment) is { Success: true } total)
        {
            var kind = total.Groups["kind"].ValueSpan is "交易" ? AlipayBillLineKind.Payment : AlipayBillLineKind.Refund;
            var said = int.Parse(total.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
            var seen = counts.GetValueOrDefault(kind);
            if (seen != said)
            {
                throw new BillRefusedException($"it says that it has {said} lines of a kind of which it has {seen}");
            }
        }
    }

    private ZipArchiveEntry Details(ZipArchive zip)
    {
        if (zip.Entries.Count > limits.MaxEntries)
        {
            throw new BillRefusedException($"it holds {zip.Entries.Count} files");
        }

        // Not the one whose name goes on with (汇总), the summary.
        return zip.Entries.FirstOrDefault(entry => entry.Name.EndsWith("务明细.csv", StringComparison.Ordinal))
            ?? throw new BillRefusedException("it holds no file of details, or its names are not in GBK");
    }

    private BoundedReading Unpacked(ZipArchiveEntry entry)
    {
        var most = Math.Min(limits.MaxUnpackedBytes, (long)limits.MaxRatio * Math.Max(entry.CompressedLength, 1_024));
        var refusal = $"it unpacks to more than {most} bytes";
        return entry.Length > most ? throw new BillRefusedException(refusal) : new BoundedReading(entry.Open(), most, refusal);
    }

    [GeneratedRegex("^#(?<kind>交易|退款)合计：(?<count>[0-9]{1,9})笔")]
    private static partial Regex Total();
}
