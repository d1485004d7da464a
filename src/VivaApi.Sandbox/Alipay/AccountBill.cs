using System.Globalization;
using VivaApi.Backend.Money;

namespace VivaApi.Sandbox.Alipay;

/// <summary>
/// The texts of a bill of account movements: each payment and refund with Alipay's fee as a movement of its own. It knows no refund
/// numbers.
/// </summary>
internal static class AccountBill
{
    public const string DetailsName = "账务明细";

    private const string Header =
        "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注";

    public static IEnumerable<string> Details(BillFrame frame, IReadOnlyList<BillRow> rows) =>
    [
        .. frame.Above("账务明细查询", "账务明细列表"), Header, .. Lines(rows), BillFrame.Ruled("账务明细列表结束"), frame.ExportedAt,
    ];

    public static IEnumerable<string> Summary(BillFrame frame, IReadOnlyList<BillRow> rows) =>
    [
        .. frame.Above("账务汇总查询", "账务汇总列表"), "类型,总笔数,总金额（元）", BillFrame.Ruled("账务汇总列表结束"),
        string.Create(CultureInfo.InvariantCulture, $"#合计：{rows.Count}笔"), frame.ExportedAt,
    ];

    private static IEnumerable<string> Lines(IReadOnlyList<BillRow> rows)
    {
        var balance = new Fen(1_000_000);
        foreach (var (turn, row) in rows.Index())
        {
            balance += row.Amount;
            yield return Line(row, turn * 2, row.Amount, balance, row.IsRefund ? "交易退款" : "在线支付");
            balance += row.Fee;
            yield return Line(row, (turn * 2) + 1, row.Fee, balance, row.IsRefund ? "退费" : "收费");
        }
    }

    private static string Line(BillRow row, int number, Fen amount, Fen balance, string type) => BillFrame.Cells(
    [
        BeijingClock.Compact(row.At, "yyyyMMddHHmmss") + number.ToString("D10", CultureInfo.InvariantCulture),
        row.TradeNo, row.OutTradeNo, row.Subject, BeijingClock.Text(row.At), NotificationFields.BuyerLogonId,
        amount > Fen.Zero ? amount.ToYuan() : "", amount > Fen.Zero ? "" : amount.ToYuan(), balance.ToYuan(), "支付宝", type, "",
    ]);
}
