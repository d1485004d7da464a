using VivaApi.Backend.Money;

namespace VivaApi.Backend.Integrations.Alipay.Bills;

/// <summary>Finds the columns by their names, wherever they stand, and reads lines by them.</summary>
internal sealed class BillColumns
{
    private readonly List<string> names;

    private BillColumns(List<string> names) => this.names = names;

    private bool IsTradeBill => names.Contains("订单金额");

    /// <summary>Null when these are no column names of a bill.</summary>
    public static BillColumns? Find(IEnumerable<string> header)
    {
        var names = header.Select(WithoutUnit).ToList();
        string[][] forms = [["支付宝交易号", "商户订单号", "业务类型", "订单金额"], ["业务流水号", "商户订单号", "业务类型", "收入金额", "支出金额"]];
        return forms.Any(form => form.All(names.Contains)) ? new BillColumns(names) : null;
    }

    /// <summary>Null for a line that is neither a payment nor a refund: fees, withdrawals, transfers.</summary>
    /// <exception cref="BillRefusedException">It is one, and cannot be read: then no line of the bill is to be trusted.</exception>
    public AlipayBillLine? Read(List<string> cells)
    {
        var surplus = Surplus(cells);
        return IsTradeBill ? Trade(Cell) : Movement(Cell);

        // A comma in the goods' name that nobody quoted moves everything behind it.
        string Cell(string name)
        {
            var at = names.IndexOf(name);
            return at < 0 ? string.Empty : cells[at > names.IndexOf("商品名称") ? at + surplus : at];
        }
    }

    private static AlipayBillLine? Trade(Func<string, string> cell)
    {
        AlipayBillLineKind? kind = cell("业务类型") switch
        {
            "交易" => AlipayBillLineKind.Payment,
            "退款" => AlipayBillLineKind.Refund,
            _ => null,
        };
        return kind is { } known
            ? Line(known, cell("支付宝交易号"), cell, cell("订单金额"), cell("完成时间"), cell("退款批次号/请求号"))
            : null;
    }

    // Account movements: what came in for an order was its payment; what went out and is called a refund was one.
    private static AlipayBillLine? Movement(Func<string, string> cell)
    {
        var isBack = cell("业务类型").Contains('退', StringComparison.Ordinal);
        var (came, went) = (cell("收入金额"), cell("支出金额"));
        var line = cell("商户订单号").Length == 0 ? null
            : !isBack && IsSome(came) ? Line(AlipayBillLineKind.Payment, cell("业务流水号"), cell, came, cell("发生时间"), string.Empty)
            : isBack && IsSome(went) ? Line(AlipayBillLineKind.Refund, cell("业务流水号"), cell, went, cell("发生时间"), string.Empty)
            : null;
        return line is null ? null : line with { Serial = cell("账务流水号") is { Length: <= 64 } serial ? serial : string.Empty };
    }

    private static AlipayBillLine Line(
        AlipayBillLineKind kind, string tradeNo, Func<string, string> cell, string amount, string at, string request)
    {
        var number = cell("商户订单号");
        if (tradeNo.Length is 0 or > 64 || number.Length > 64 || request.Length > 64
            || !Fen.TryParseYuan(amount.TrimStart('-', '+'), out var fen))
        {
            throw new BillRefusedException("it has a line without a trade number or with an unreadable amount");
        }

        var outRequestNo = kind == AlipayBillLineKind.Refund && request.Length > 0 ? request : null;
        return new AlipayBillLine(kind, tradeNo, number, outRequestNo, fen, AlipayTime.Parse(at));
    }

    private static bool IsSome(string amount) => Fen.TryParseYuan(amount.TrimStart('-', '+'), out var fen) && fen > Fen.Zero;

    // 订单金额（元） and 收入金额（+元）, with Chinese or plain parentheses.
    private static string WithoutUnit(string name) => name.Split('（', '(')[0].Trim();

    /// <summary>How many cells too many the goods' name takes.</summary>
    private int Surplus(List<string> cells)
    {
        if (cells.Count < names.Count)
        {
            throw new BillRefusedException($"it has a line of {cells.Count} cells where the header has {names.Count}");
        }

        // With the time in its place, what is too much stands at the line's end.
        var time = names.IndexOf(IsTradeBill ? "完成时间" : "发生时间");
        return time >= 0 && AlipayTime.Parse(cells[time]) is not null ? 0 : cells.Count - names.Count;
    }
}
