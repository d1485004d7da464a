using System.Globalization;
using VivaApi.Backend.Money;

namespace VivaApi.Sandbox.Alipay;

/// <summary>The texts of a trade bill: one line a payment or refund, and the summary.</summary>
internal static class TradeBill
{
    public const string DetailsName = "业务明细";

    private const string Header =
        "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,"
        + "集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";

    private const string SummaryHeader =
        "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）";

    public static IEnumerable<string> Details(BillFrame frame, IReadOnlyList<BillRow> rows)
    {
        var (paid, back) = (rows.Where(row => !row.IsRefund).ToList(), rows.Where(row => row.IsRefund).ToList());
        return
        [
            .. frame.Above("业务明细查询", "业务明细列表"), Header, .. rows.Select(Line),
            BillFrame.Ruled("业务明细列表结束"),
            string.Create(CultureInfo.InvariantCulture, $"#交易合计：{paid.Count}笔，商家实收共{Sum(paid)}元，商家优惠共0.00元"),
            string.Create(CultureInfo.InvariantCulture, $"#退款合计：{back.Count}笔，商家实收退款共{Sum(back)}元，商家优惠退款共0.00元"),
            frame.ExportedAt,
        ];
    }

    public static IEnumerable<string> Summary(BillFrame frame, IReadOnlyList<BillRow> rows)
    {
        var fees = rows.Aggregate(Fen.Zero, (sum, row) => sum + row.Fee);
        var total = rows.Aggregate(Fen.Zero, (sum, row) => sum + row.Amount);
        return
        [
            .. frame.Above("业务汇总查询", "业务汇总列表"), SummaryHeader,
            string.Create(
                CultureInfo.InvariantCulture,
                $"合计\t,\t,{rows.Count(row => !row.IsRefund)}\t,{rows.Count(row => row.IsRefund)}\t,{total.ToYuan()}\t,{total.ToYuan()}\t,")
                + $"0.00\t,0.00\t,0.00\t,{fees.ToYuan()}\t,0.00\t,{(total + fees).ToYuan()}\t",
            BillFrame.Ruled("业务汇总列表结束"),
            frame.ExportedAt,
        ];
    }

    private static string Sum(List<BillRow> rows) => rows.Aggregate(Fen.Zero, (sum, row) => sum + row.Amount).ToYuan();

    private static string Line(BillRow row) => BillFrame.Cells(
    [
        row.TradeNo, row.OutTradeNo, row.IsRefund ? "退款" : "交易", row.Subject,
        BeijingClock.Text(row.CreatedAt), BeijingClock.Text(row.At), "", "", "", "",
        NotificationFields.BuyerLogonId, row.Amount.ToYuan(), row.Amount.ToYuan(),
        "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00", "0.00", row.RequestNo, row.Fee.ToYuan(), "0.00", "",
    ]);
}
