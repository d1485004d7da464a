namespace VivaApi.Sandbox.Alipay;

/// <summary>
/// What stands around the lines of every bill: comments with <c>#</c>; and how a line is written, each cell closed by a tab.
/// </summary>
internal sealed record BillFrame(string SellerId, DateTimeOffset DayBegins, DateTimeOffset Now)
{
    public string ExportedAt => $"#导出时间：[{BeijingClock.Compact(Now, Written)}]";

    private static string Written => "yyyy年MM月dd日 HH:mm:ss";

    public IEnumerable<string> Above(string title, string list)
    {
        var (from, to) = (BeijingClock.Compact(DayBegins, Written), BeijingClock.Compact(DayBegins.AddDays(1), Written));
        return [$"#支付宝{title}", $"#账号：[{SellerId}0156]", $"#起始日期：[{from}]   终止日期：[{to}]", Ruled(list)];
    }

    public static string Ruled(string text) => $"#{new string('-', 41)}{text}{new string('-', 40)}";

    public static string Cells(IEnumerable<string> cells) => string.Join(',', cells.Select(cell => Quoted(cell) + "\t"));

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(',', '"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
