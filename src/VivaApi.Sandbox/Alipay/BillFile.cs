using System.Globalization;
using System.IO.Compression;
using System.Text;
using VivaApi.Backend.Money;

namespace VivaApi.Sandbox.Alipay;

/// <summary>
/// A day's bill as Alipay writes it: a ZIP of two CSV files in GBK, comment lines with <c>#</c>, every cell closed by a tab.
/// </summary>
internal static class BillFile
{
    private const string Header =
        "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,"
        + "集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";

    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    public static IReadOnlyList<string> RowsOf(IEnumerable<StandInTrade> trades, string day)
    {
        var rows = new List<string>();
        foreach (var trade in trades.Where(trade => trade.PaidAt is not null))
        {
            if (BeijingClock.Day(trade.PaidAt!.Value) == day)
            {
                rows.Add(Row(trade, "交易", trade.PaidAt.Value, trade.Amount, string.Empty));
            }

            rows.AddRange(trade.Refunds
                .Where(refund => BeijingClock.Day(refund.At) == day)
                .Select(refund => Row(trade, "退款", refund.At, Fen.Zero - refund.Amount, refund.OutRequestNo)));
        }

        return rows;
    }

    public static byte[] Write(string sellerId, string day, IReadOnlyList<StandInTrade> trades)
    {
        var rows = RowsOf(trades, day);
        var name = $"{sellerId}_{day.Replace("-", string.Empty, StringComparison.Ordinal)}";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Gbk))
        {
            string[] details =
            [
                "#支付宝业务明细查询", $"#账号：[{sellerId}0156]", $"#起始日期：[{day} 00:00:00]   终止日期：[{day} 24:00:00]",
                "#-----------------------------------------业务明细列表----------------------------------------", Header, .. rows,
                "#-----------------------------------------业务明细列表结束------------------------------------",
                string.Create(CultureInfo.InvariantCulture, $"#业务笔数：{rows.Count}"),
            ];
            Add(zip, $"{name}_业务明细.csv", details);
            Add(zip, $"{name}_业务明细(汇总).csv", ["#支付宝业务汇总查询", string.Create(CultureInfo.InvariantCulture, $"#合计：{rows.Count}笔")]);
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string[] lines)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Gbk.GetBytes(string.Join("\r\n", lines) + "\r\n"));
    }

    private static string Row(StandInTrade trade, string kind, DateTimeOffset at, Fen amount, string request)
    {
        string[] cells =
        [
            trade.TradeNo, trade.OutTradeNo, kind, trade.Subject.Replace(',', ' '),
            BeijingClock.Text(trade.PlacedAt), BeijingClock.Text(at), "", "", "", "",
            NotificationFields.BuyerLogonId, amount.ToYuan(), amount.ToYuan(),
            "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00", "0.00", request, "0.00", "0.00", "",
        ];
        return string.Join(',', cells.Select(cell => cell + "\t"));
    }
}
