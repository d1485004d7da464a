using System.IO.Compression;
using System.Text;
using VivaApi.Backend.Integrations.Alipay.Bills;

namespace VivaApi.UnitTests.Integrations.Alipay.Bills;

/// <summary>Bills made by hand, line by line.</summary>
internal static class SomeBill
{
    public const string Header = "支付宝交易号,商户订单号,业务类型,商品名称,完成时间,订单金额（元）,商家实收（元）,退款批次号/请求号,备注";

    public static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    public static string Payment(string outTradeNo = "VIVA_1", string amount = "99.00", string name = "专业套餐") =>
        $"2026112422001417631400000001\t,{outTradeNo}\t,交易\t,{name}\t,2026-11-24 00:31:04\t,{amount}\t,{amount}\t,\t,\t";

    public static string Refund(string outTradeNo = "VIVA_1", string request = "R1", string amount = "-9.00") =>
        $"2026112422001417631400000001\t,{outTradeNo}\t,退款\t,专业套餐\t,2026-11-24 10:00:00\t,{amount}\t,{amount}\t,{request}\t,\t";

    public static byte[] Of(params string[] lines) => Zip("20880156_20261124_业务明细.csv", string.Join("\r\n", lines) + "\r\n", Gbk);

    public static byte[] Zip(string name, string text, Encoding charset, int copies = 1)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, charset))
        {
            for (var copy = 0; copy < copies; copy++)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(charset.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    public static AlipayBillLine[] LinesOf(params string[] lines)
    {
        var (bill, refusal) = AlipayBill.Read(Of(lines), new AlipayBillOptions());
        Assert.True(bill is not null, refusal);
        return [.. bill.Lines()];
    }

    public static string RefusalOf(byte[] archive, AlipayBillOptions? limits = null)
    {
        var (bill, refusal) = AlipayBill.Read(archive, limits ?? new AlipayBillOptions());
        Assert.Null(bill);
        return refusal!;
    }
}
