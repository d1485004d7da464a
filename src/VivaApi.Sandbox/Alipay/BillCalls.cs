using System.Collections.Concurrent;
using GatewayAnswer = (System.Collections.Generic.Dictionary<string, string>? Answer, VivaApi.Sandbox.Alipay.GatewayRefusal? Refusal);

namespace VivaApi.Sandbox.Alipay;

/// <summary>Offers the bill of a past day, from the next morning on, by an address that lives for thirty seconds.</summary>
internal sealed class BillCalls(AlipayStandInOptions options, TradeBook book, AlipayFaults faults)
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Link> links = new(StringComparer.Ordinal);

    /// <summary>
    /// Changes what the bill says against what happened, as mistakes and other shops on the account do. Default: nothing.
    /// </summary>
    public Func<IReadOnlyList<BillRow>, IReadOnlyList<BillRow>> Change { get; set; } = rows => rows;

    /// <summary>How many bills were fetched.</summary>
    public int Downloads { get; private set; }

    public GatewayAnswer Offer(GatewayRequest request, string baseAddress)
    {
        var type = request.Content("bill_type");
        if (type is not ("trade" or "signcustomer")
            || BeijingClock.Read(request.Content("bill_date") + " 00:00:00") is not { } day)
        {
            return (null, GatewayRefusal.Business("INVAILID_ARGUMENTS", "参数不正确"));
        }

        // The day has to be over and the bill made, and a day without business has none.
        var now = options.Time.GetUtcNow();
        if (now < day.AddDays(1) + options.BillReadyAfter || faults.Strikes(AlipayFault.BillNotMade) || RowsOf(day).Count == 0)
        {
            return faults.Strikes(AlipayFault.BillEmptyCode)
                ? (new Dictionary<string, string> { ["bill_file_code"] = "EMPTY_DATA_WITH_BILL_FILE" }, null)
                : (null, GatewayRefusal.Business("BILL_NOT_EXIST", "账单不存在"));
        }

        var token = TradeBook.NewToken();
        links[token] = new Link(type, day, faults.Strikes(AlipayFault.BillLinkExpired) ? now.AddSeconds(-1) : now + LinkLife);
        var host = faults.Strikes(AlipayFault.BillElsewhere) ? "http://bills.example" : baseAddress;
        return (new Dictionary<string, string> { ["bill_download_url"] = $"{host}/bill/{token}" }, null);
    }

    /// <summary>The file behind an address, or null when the address is unknown or too old.</summary>
    public byte[]? Download(string token)
    {
        if (!links.TryGetValue(token, out var link) || options.Time.GetUtcNow() > link.Until)
        {
            return null;
        }

        Downloads++;
        var frame = new BillFrame(options.SellerId, link.Day, options.Time.GetUtcNow());
        var rows = RowsOf(link.Day);
        var file = faults.Strikes(AlipayFault.BillBomb) ? BillFile.WriteBomb(frame)
            : faults.Strikes(AlipayFault.BillWrongCharset) ? BillFile.WriteInUtf8(frame, rows)
            : BillFile.Write(frame, link.Type, rows);
        return faults.Strikes(AlipayFault.BillCut) ? file[..(file.Length / 2)] : file;
    }

    private IReadOnlyList<BillRow> RowsOf(DateTimeOffset day) => Change(BillRow.Of(book.All, BeijingClock.Day(day)));

    private sealed record Link(string Type, DateTimeOffset Day, DateTimeOffset Until);
}
